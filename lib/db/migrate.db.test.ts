import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrate, migrationsFolder, pendingMigrations } from "./migrate.ts";
import { schemaDiff, schemaFiles } from "./schema-engine.ts";
import { emptyDatabase } from "./testing.ts";

let empty: Awaited<ReturnType<typeof emptyDatabase>>;
let client: pg.Client;
let folder: string;

beforeEach(async () => {
  empty = await emptyDatabase();
  client = new pg.Client({ connectionString: empty.ownerUrl });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), "mingjing-migrations-"));
  cpSync(migrationsFolder, folder, { recursive: true });
});
afterEach(async () => {
  await client.end();
  await empty.close();
  rmSync(folder, { recursive: true });
});

const add = (name: string, sql: string) => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, "migration.sql"), sql);
};
const run = () => migrate({ url: empty.ownerUrl, folder });
const columns = async (table: string) =>
  (await client.query("SELECT column_name FROM information_schema.columns WHERE table_name = $1", [table])).rowCount;

test("two starts at once migrate once", async () => {
  const reports = await Promise.all([run(), run(), run()]);
  expect(reports.filter((report) => report.applied.length > 0)).toHaveLength(1);
  expect(await pendingMigrations(client, folder)).toEqual([]);
});

describe("a later migration", () => {
  beforeEach(run);

  test("is applied with its function bodies whole", async () => {
    add("20990101000000_more", `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;`);
    expect(await pendingMigrations(client, folder)).toEqual(["20990101000000_more"]);
    expect((await run()).applied).toEqual(["20990101000000_more"]);
    expect((await client.query("SELECT f()")).rows).toEqual([{ f: 1 }]);
  });

  test("that fails leaves nothing behind, says which and why, and runs again once corrected", async () => {
    add("20990101000000_broken", "CREATE TABLE half (id int); SELECT 1/0;");
    await expect(run()).rejects.toThrow(
      /Migration 20990101000000_broken failed \(.*division by zero.*\): nothing of it/,
    );
    expect(await columns("half")).toBe(0);
    writeFileSync(join(folder, "20990101000000_broken", "migration.sql"), "CREATE TABLE half (id int);");
    expect((await run()).applied).toEqual(["20990101000000_broken"]);
    expect(await columns("half")).toBe(1);
  });

  test("that was killed before its commit runs again", async () => {
    add("20990101000000_cut", "CREATE TABLE cut (id int);");
    await unfinished("20990101000000_cut", 0);
    expect((await run()).applied).toEqual(["20990101000000_cut"]);
    expect(await columns("cut")).toBe(1);
  });

  test("that was killed after its commit is not repeated", async () => {
    add("20990101000000_cut", "CREATE TABLE cut (id int);");
    await client.query("CREATE TABLE cut (id int)");
    await unfinished("20990101000000_cut", 1);
    expect((await run()).applied).toEqual([]);
    expect(await pendingMigrations(client, folder)).toEqual([]);
  });

  test("that was edited after it had been applied stops the start", async () => {
    add("20990101000000_more", "SELECT 1;");
    await run();
    writeFileSync(join(folder, "20990101000000_more", "migration.sql"), "SELECT 2;");
    await expect(run()).rejects.toThrow("20990101000000_more was edited");
  });
});

test("an unreachable database is named without its password", async () => {
  const failure = migrate({ url: "postgresql://u:secret@127.0.0.1:1/x" });
  await expect(failure).rejects.toThrow(/^The database at 127\.0\.0\.1:1\/x cannot be reached/);
  await expect(failure).rejects.not.toThrow("secret");
});

test("the migrations make what the Prisma schema describes", async () => {
  await run();
  const other = await emptyDatabase();
  const pool = new pg.Pool({ connectionString: other.ownerUrl });
  try {
    const files = schemaFiles(join(migrationsFolder, "..", "schema"));
    await pool.query(await schemaDiff({ pool, from: [], to: files }));
    const [migrated, described] = await Promise.all([catalogOf(client), catalogOf(pool)]);
    expect(migrated.columns).toEqual(described.columns);
    expect(migrated.keys).toEqual(described.keys);
    expect(migrated.indexes).toEqual(expect.arrayContaining(described.indexes));
  } finally {
    await pool.end();
    await other.close();
  }
});

test("the schema has no change that lacks a migration", () => {
  const now = schemaFiles(join(migrationsFolder, "..", "schema"));
  const last = readFileSync(join(migrationsFolder, "last-schema.prisma"), "utf8");
  expect(now.map((file) => file.content).join("\n")).toBe(last);
  expect(readdirSync(migrationsFolder).filter((name) => /^\d/.test(name))).toEqual(
    readdirSync(migrationsFolder).filter((name) => /^\d{14}_[a-z0-9_]+$/.test(name)),
  );
});

async function unfinished(name: string, steps: number): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, applied_steps_count)
     SELECT gen_random_uuid(), encode(sha256(convert_to('CREATE TABLE cut (id int);', 'UTF8')), 'hex'), $1, now(), $2`,
    [name, steps],
  );
}

async function catalogOf(from: Pick<pg.Client, "query">) {
  const rows = async (sql: string) => (await from.query(sql)).rows;
  return {
    // Prisma cannot say that a list is never missing; the migrations do.
    columns: await rows(`
      SELECT table_name, column_name, data_type, CASE data_type WHEN 'ARRAY' THEN 'NO' ELSE is_nullable END AS is_nullable,
        column_default, datetime_precision, character_maximum_length
      FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1, 2`),
    keys: await rows(`
      SELECT conrelid::regclass::text AS "table", conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype IN ('f', 'p', 'u') AND conrelid::regclass::text <> '_prisma_migrations'
      ORDER BY 1, 2`),
    indexes: await rows(`SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`),
  };
}
