import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { prepareJobQueues } from "./job-queues.ts";
import { migrationList, schemaEngine } from "./schema-engine.ts";

/** Any number; two starts must agree on it. */
const lockKey = 4_120_261_124;

export const migrationsFolder = join(import.meta.dirname, "..", "..", "prisma", "migrations");

export type MigrationReport = { applied: string[]; pending: string[] };

/**
 * Brings the database up to this program's migrations and job queues, as the owner. Starts at the same time wait for
 * each other. Each migration is one transaction: after a kill or a failure the next run simply goes on.
 */
export async function migrate(options: {
  url: string;
  folder?: string;
  onEvent?: (event: string) => void;
}): Promise<MigrationReport> {
  const { url, folder = migrationsFolder, onEvent = () => {} } = options;
  const client = await connectAsOwner(url);
  try {
    await takeLock(client, onEvent);
    await settleInterrupted(client, onEvent);
    const pending = await pendingMigrations(client, folder);
    const applied = pending.length === 0 ? [] : await apply(url, folder, pending);
    await prepareJobQueues(url, client);
    return { applied, pending: [] };
  } finally {
    await client.end().catch(() => {});
  }
}

/** Names of the migrations that the database lacks. Refuses when an applied one was edited since. */
export async function pendingMigrations(
  client: Pick<pg.Client, "query">,
  folder = migrationsFolder,
): Promise<string[]> {
  const known = new Map<string, string>();
  if (await hasTable(client)) {
    const rows = await client.query(
      `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    );
    for (const row of rows.rows) known.set(row.migration_name, row.checksum);
  }
  return migrationList(folder).migrationDirectories.flatMap(({ path, migrationFile }) => {
    const checksum = known.get(path);
    const content = migrationFile.content.value;
    if (checksum === undefined) return [path];
    if (checksum === createHash("sha256").update(content).digest("hex")) return [];
    throw new StartError(
      `Migration ${path} was edited after it had been applied: restore the file and add a new migration.`,
    );
  });
}

async function connectAsOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: "mingjing-migrate",
  });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    throw new StartError(
      `The database at ${placeOf(url)} cannot be reached: ${(error as Error).message || "no answer"}.`,
    );
  }
  const version = await client.query("SELECT current_setting('server_version_num')::int AS number");
  if (version.rows[0].number >= 150_000) return client;
  await client.end();
  throw new StartError(`The database at ${placeOf(url)} is older than PostgreSQL 15, the oldest supported version.`);
}

/** Host, port and database of a URL: the part that may be shown. */
export function placeOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname || "localhost"}:${port || "5432"}${pathname}`;
  } catch {
    return "DATABASE_URL";
  }
}

async function takeLock(client: pg.Client, onEvent: (event: string) => void): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await client.query("SELECT pg_try_advisory_lock($1) AS taken", [lockKey]);
    if (answer.rows[0].taken) return;
    if (attempt === 0) onEvent("waiting-for-other-migration");
    await sleep(200);
  }
  throw new StartError("Another start has been migrating the database for two minutes: wait for it, or end it.");
}

/**
 * A killed or failed run leaves an unfinished row. Its script ran as one transaction whose last statement set
 * `applied_steps_count`: 1 or more says that it was committed, 0 that nothing of it is there.
 */
async function settleInterrupted(client: pg.Client, onEvent: (event: string) => void): Promise<void> {
  if (!(await hasTable(client))) return;
  const settled = await client.query(`
    UPDATE "_prisma_migrations"
    SET finished_at = CASE WHEN applied_steps_count > 0 THEN now() END,
        rolled_back_at = CASE WHEN applied_steps_count > 0 THEN NULL ELSE now() END
    WHERE finished_at IS NULL AND rolled_back_at IS NULL RETURNING migration_name`);
  if (settled.rowCount) onEvent("settled-interrupted-migration");
}

async function hasTable(client: Pick<pg.Client, "query">): Promise<boolean> {
  const answer = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS known`);
  return answer.rows[0].known;
}

async function apply(url: string, folder: string, pending: string[]): Promise<string[]> {
  // A migration that cannot get its lock fails soon instead of blocking everybody behind it.
  const pool = new pg.Pool({ connectionString: url, max: 2, options: "-c lock_timeout=10s" });
  pool.on("error", () => {});
  let complaint: string | undefined;
  const onScriptError = (error: Error) => {
    complaint = error.message;
  };
  try {
    const engine = await schemaEngine({ pool, onScriptError });
    const filters = { externalTables: [], externalEnums: [] };
    const answer = await engine.applyMigrations({ migrationsList: migrationList(folder), filters });
    return answer.appliedMigrationNames;
  } catch (error) {
    throw new StartError(describeFailure(error as Error, complaint, pending));
  } finally {
    await pool.end().catch(() => {});
  }
}

function describeFailure(error: Error, complaint: string | undefined, pending: string[]): string {
  const name = pending.find((candidate) => error.message.includes(candidate)) ?? pending[0];
  const reason = (complaint ?? error.message).replace(/\s+/g, " ").trim();
  const cure = /create role/i.test(reason)
    ? "let an administrator run `CREATE ROLE mingjing_app NOLOGIN` and `GRANT mingjing_app` to the user in the URL once, then start again"
    : "nothing of it was kept; correct the cause and start again";
  return `Migration ${name} failed (${reason}): ${cure}.`;
}
