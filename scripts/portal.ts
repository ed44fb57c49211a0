import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline/promises";
import { systemClock } from "#lib/clock.ts";
import { connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { createAdministrator, type NotCreated } from "#lib/operations/create-administrator.ts";
import { findViolations } from "#lib/queries/invariants.ts";
import { StartError, sentenceOf } from "#lib/start-error.ts";
import { type OperatorDatabase, operatorDatabase } from "./operator-database.ts";
import { apiKeyCommand, apiKeyUsage } from "./portal-api-keys.ts";

/* The operator's command line: `npm run portal -- <command>`. */

type Command = { usage: string; does: string; run: (database: OperatorDatabase, args: string[]) => Promise<number> };

const commands: Record<string, Command> = {
  migrate: {
    usage: "migrate",
    does: "brings the database and its job queues up to this program",
    run: async ({ ownerUrl }) => {
      const { applied } = await migrate({ url: ownerUrl });
      console.log(applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`);
      return 0;
    },
  },
  verify: {
    usage: "verify",
    does: "checks that every application agrees with its history; lists those that do not",
    run: verify,
  },
  "create-admin": {
    usage: "create-admin <e-mail or mobile> <name>",
    does: "makes an administrator; asks for the password, or reads it from standard input, or makes one",
    run: createAdmin,
  },
  "api-key": {
    usage: apiKeyUsage,
    does: "makes, lists and revokes keys of partner systems; a new key stands alone on the last line",
    run: apiKeyCommand,
  },
};

async function main([name = "help", ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    help();
    return name === "help" || name === "--help" ? 0 : 2;
  }
  let database: OperatorDatabase | undefined;
  try {
    database = await operatorDatabase();
    return await command.run(database, args);
  } catch (error) {
    console.error(sentenceOf(error));
    return 1;
  } finally {
    await database?.close();
  }
}

function help(): void {
  console.log("npm run portal -- <command>\n");
  for (const { usage, does } of Object.values(commands)) console.log(`  ${usage}\n      ${does}`);
}

async function verify({ ownerUrl }: OperatorDatabase): Promise<number> {
  const owner = connect(ownerUrl, { as: "owner", max: 1 });
  try {
    const violations = await findViolations(owner.pool);
    for (const { rule, applicationId } of violations) console.log(`${applicationId} ${rule}`);
    console.log(violations.length === 0 ? "Everything agrees." : `${violations.length} disagreements.`);
    return violations.length === 0 ? 0 : 1;
  } finally {
    await owner.close();
  }
}

async function createAdmin({ appUrl, ownerUrl }: OperatorDatabase, [login, ...words]: string[]): Promise<number> {
  const name = words.join(" ").trim();
  if (!login || !name)
    throw new StartError('Give a login and a name, for example: create-admin li@example.com "Li Na".');
  await migrate({ url: ownerUrl });
  const { password, made } = await choosePassword();
  const app = connect(appUrl, { max: 1 });
  try {
    const done = await createAdministrator({ database: app.database, clock: systemClock }, { login, name, password });
    if (!done.ok) throw new StartError(refusals[done.reason]);
    console.log(`${login} is an administrator now.${made ? ` Password: ${password}` : ""}`);
    return 0;
  } finally {
    await app.close();
  }
}

const refusals: Record<NotCreated["reason"], string> = {
  "bad-login": "The login must be an e-mail address or a mobile number.",
  taken: "Somebody signs in with this login already.",
  busy: "Too much is being done at the moment: try again.",
  "password-too-short": "The password needs at least 10 characters.",
  "too-long": "The password may have 128 characters at most.",
  "password-common": "This password is among those that are guessed first: choose another.",
  "password-like-login": "The password is too much like the login: choose another.",
};

async function choosePassword(): Promise<{ password: string; made: boolean }> {
  const typed = process.stdin.isTTY ? await askHidden("Password (empty: make one): ") : await firstLine();
  return typed ? { password: typed, made: false } : { password: randomBytes(15).toString("base64url"), made: true };
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return "";
}

/** Reads a line from the terminal without showing it. */
function askHidden(question: string): Promise<string> {
  process.stdout.write(question);
  process.stdin.setRawMode(true);
  process.stdin.resume();
  return new Promise((done) => {
    let text = "";
    const read = (chunk: Buffer) => {
      for (const character of chunk.toString()) {
        if (character === "\u0003") process.exit(130);
        if (character === "\r" || character === "\n") return finish();
        text = character === "\u007f" ? text.slice(0, -1) : text + character;
      }
    };
    const finish = () => {
      process.stdin.off("data", read).setRawMode(false).pause();
      process.stdout.write("\n");
      done(text);
    };
    process.stdin.on("data", read);
  });
}

process.exitCode = await main(process.argv.slice(2));
