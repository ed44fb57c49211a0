import { parseArgs } from "node:util";
import { systemClock } from "#lib/clock.ts";
import { type Connection, connect } from "#lib/db/client.ts";
import { migrate } from "#lib/db/migrate.ts";
import { settings } from "#lib/env.ts";
import type { Context } from "#lib/operations/context.ts";
import { createApiKey } from "#lib/operations/create-api-key.ts";
import { revokeApiKey } from "#lib/operations/revoke-api-key.ts";
import { apiKeys } from "#lib/queries/api-keys.ts";
import { createApiKeyInput } from "#lib/schemas/api-keys.ts";
import { StartError } from "#lib/start-error.ts";
import type { OperatorDatabase } from "./operator-database.ts";

export const apiKeyUsage =
  "api-key create --name N --scope S --days D [--rate N|none] [--cidr C] | list | revoke PREFIX";

/** `api-key create` prints the key alone on its last line, so that a script can take it from there. */
export async function apiKeyCommand(database: OperatorDatabase, [verb, ...args]: string[]): Promise<number> {
  const run = verb === "create" ? create : verb === "list" ? list : verb === "revoke" ? revoke : null;
  if (!run) throw new StartError(`Say what to do: ${apiKeyUsage}`);
  await migrate({ url: database.ownerUrl });
  const app = connect(database.appUrl, { max: 1 });
  try {
    return await run(app, args);
  } finally {
    await app.close();
  }
}

async function create(app: Connection, args: string[]): Promise<number> {
  const given = options(args);
  const { rate } = given;
  const input = createApiKeyInput.safeParse({
    name: given.name,
    scopes: given.scope,
    days: given.days,
    cidrs: given.cidr ?? [],
    ...(rate === undefined ? {} : { ratePerMinute: rate === "none" ? null : Number(rate) }),
  });
  if (!input.success) {
    const place = String(input.error.issues[0]?.path[0] ?? "");
    throw new StartError(`The option ${optionOf[place] ?? place} is missing or wrong. ${examples}`);
  }
  const made = await createApiKey(contextOf(app), input.data);
  if (!made.ok) throw new StartError(`There is no service "${made.service}".`);
  console.log(`Key ${made.prefix} of ${input.data.name}, good until ${made.expiresAt.toISOString()}.`);
  console.log("It is shown this once only:");
  console.log(made.key);
  return 0;
}

const optionOf: Record<string, string> = {
  name: "--name",
  scopes: "--scope",
  days: "--days",
  cidrs: "--cidr",
  ratePerMinute: "--rate",
};
const examples =
  "For example: api-key create --name Bureau --scope applications:read --scope visa:applications:write --days 30";

function options(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        name: { type: "string" },
        scope: { type: "string", multiple: true },
        days: { type: "string" },
        rate: { type: "string" },
        cidr: { type: "string", multiple: true },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${error instanceof Error ? error.message : "The options cannot be read."} ${examples}`);
  }
}

async function list(app: Connection): Promise<number> {
  for (const key of await apiKeys(app.database, new Date())) {
    const rate = key.ratePerMinute === null ? "no limit" : `${key.ratePerMinute}/min`;
    const used = key.lastUsedAt ?? "never used";
    const until = key.expiresAt.slice(0, 10);
    console.log(
      [key.prefix, key.state, key.partnerName, key.scopes.join(" "), rate, `until ${until}`, used].join("  "),
    );
  }
  return 0;
}

async function revoke(app: Connection, [prefix]: string[]): Promise<number> {
  if (!prefix) throw new StartError("Give the prefix of the key, as `api-key list` shows it.");
  const done = await revokeApiKey(contextOf(app), { prefix: prefix.replace(/^mj_/, "").slice(0, 8) });
  if (!done.ok) throw new StartError(`There is no key ${prefix}.`);
  console.log(`The key ${done.prefix} is revoked.`);
  return 0;
}

function contextOf({ database }: Connection): Context {
  return { database, clock: systemClock, actor: { kind: "system" }, zone: settings().officeTimeZone };
}
