import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { connect, mustBeUsable } from "#lib/db/client.ts";
import { type Embedded, recreateDatabase, startEmbedded } from "#lib/db/embedded.ts";
import { openKeys } from "#lib/db/key-check.ts";
import { migrate } from "#lib/db/migrate.ts";
import { type Settings, settings } from "#lib/env.ts";
import { importCalendar } from "#lib/operations/import-calendar.ts";
import { StartError, sentenceOf } from "#lib/start-error.ts";
import type { DemoFacts } from "#prisma/seed/seed.ts";
import { demoState, loadDemo, publishDemo } from "./demo.ts";
import { awaitLock } from "./lock.mjs";
import { seconds, step } from "./steps.mjs";
import { type Duty, supervise } from "./supervise.ts";

/*
 * The starter, on Node 24: database, migrations, keys, demo data, then web and worker as children that it keeps alive.
 * It stops them in the opposite order, the database last.
 */

type Urls = { ownerUrl: string; appUrl: string };

/** When `npm start` began, told by it. */
const startedAt = Number(process.argv[2] ?? Date.now());
const duties: Duty[] = [];
let embedded: Embedded | undefined;
let stopping: Promise<void> | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.on(signal, () => void end(0));
process.stdout.on("error", () => {});
try {
  await begin();
} catch (error) {
  if (!stopping) console.error(`\n${sentenceOf(error)}`);
  await end(1);
}

async function begin(): Promise<void> {
  const given = settings();
  await holdDataDir(given);
  const urls = await step("Database", (note) => openDatabase(given, note));
  await step("Migrations", (note) => bringUpToDate(given, urls, note));
  const facts = await prepareDemo(given, urls);
  await step(given.role === "all" ? "Web and worker" : `Only the ${given.role}`, () => startDuties(given, urls));
  announce(given, facts);
}

/** One program per data folder. The lock ends with this process, however it ends. */
async function holdDataDir(given: Settings): Promise<void> {
  const place = dataFolder(given.dataDir);
  const lock = await awaitLock(join(place, ".lock"), {
    about: () => ({ url: given.publicOrigin, stopping: stopping !== undefined }),
    waits: (holder) => holder.stopping === true,
    patience: 30_000,
  });
  if (lock.held) return;
  throw new StartError(`Mingjing is already running on the data folder ${place} (process ${lock.holder.pid}).`);
}

function dataFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o711 });
    return realpathSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(`The data folder ${path} cannot be made (${code}): set DATA_DIR to another folder.`);
  }
}

async function openDatabase(given: Settings, note: (text: string) => void): Promise<Urls> {
  if (given.databaseUrl) {
    note("your own");
    return { ownerUrl: given.ownerDatabaseUrl ?? given.databaseUrl, appUrl: given.databaseUrl };
  }
  if (given.role !== "all") {
    throw new StartError(`ROLE=${given.role} needs DATABASE_URL: the embedded database serves one machine only.`);
  }
  embedded = await startEmbedded({ dataDir: given.dataDir, onEvent: report });
  note(embedded.fresh ? "embedded, new" : "embedded");
  return embedded;
}

async function bringUpToDate(given: Settings, urls: Urls, note: (text: string) => void): Promise<void> {
  const { applied } = await migrate({ url: urls.ownerUrl, onEvent: report });
  note(applied.length === 0 ? "up to date" : applied.join(", "));
  const app = connect(urls.appUrl, { max: 1 });
  try {
    await mustBeUsable(app, urls.appUrl);
    await openKeys({ database: app.database, source: given });
    await importCalendar(app.database);
  } finally {
    await app.close();
  }
}

/** Demo data belong only to a database that this program made. Half-loaded ones are thrown away with it. */
async function prepareDemo(given: Settings, urls: Urls): Promise<DemoFacts | null> {
  if (!embedded || !given.demo) return null;
  let app = connect(urls.appUrl);
  try {
    const state = await demoState(app.database);
    if (state !== "loaded") {
      await step("Demo data", async (note) => {
        if (state === "partial" && embedded) {
          await app.close();
          await recreateDatabase(embedded.superuserUrl);
          await bringUpToDate(given, urls, () => {});
          app = connect(urls.appUrl);
        }
        // The demo's operations read the settings like the web does.
        await loadDemo(app.database, note);
      });
    }
    return await publishDemo({ database: app.database, dataDir: given.dataDir, url: given.publicOrigin });
  } finally {
    await app.close();
  }
}

async function startDuties(given: Settings, urls: Urls): Promise<void> {
  const env = childEnvironment(given, urls);
  if (given.role !== "worker") duties.push(supervise({ name: "web", script: "server.ts", env, onEvent: report }));
  if (given.role !== "web") duties.push(supervise({ name: "worker", script: "worker/main.ts", env, onEvent: report }));
  await Promise.all(duties.map((duty) => duty.ready));
}

/** The children get the application's rights only; the owner's password stays here. */
function childEnvironment(given: Settings, urls: Urls): NodeJS.ProcessEnv {
  const { DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  const logLevel = process.env.LOG_LEVEL || (process.stdout.isTTY ? "warn" : "info");
  return { ...inherited, DATABASE_URL: urls.appUrl, DEMO: String(given.demo), LOG_LEVEL: logLevel };
}

function announce(given: Settings, facts: DemoFacts | null): void {
  const lines = [`\n  Mingjing is ready in ${seconds(startedAt)}: ${given.publicOrigin}\n`];
  if (given.role === "worker") lines[0] = `\n  The worker is ready in ${seconds(startedAt)}.\n`;
  if (facts?.accounts.length) {
    const width = (key: "role" | "login") => Math.max(...facts.accounts.map((account) => account[key].length));
    lines.push("  Demo accounts:");
    for (const { role, login, password } of facts.accounts) {
      lines.push(`    ${role.padEnd(width("role"))}  ${login.padEnd(width("login"))}  ${password}`);
    }
  }
  if (facts?.lookup) {
    lines.push(
      `  Look up without an account:`,
      `    number ${facts.lookup.number}  ID number ${facts.lookup.idNumber}`,
    );
  }
  if (facts?.apiKey) lines.push("  Partner interface: /api/docs", `    key ${facts.apiKey}`);
  lines.push("", "  Ctrl-C stops everything.", "");
  process.stdout.write(`${lines.join("\n")}`);
  process.send?.("ready");
}

/** Web first, so that requests under way can finish; then the worker; the database last. */
function end(code: number): Promise<void> {
  stopping ??= (async () => {
    for (const duty of duties) await duty.stop();
    await embedded?.stop();
    process.stdout.write("  Stopped.\n");
    process.exit(code);
  })();
  return stopping;
}

function report(event: string): void {
  if (!stopping) process.stderr.write(`  · ${event}\n`);
}
