import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrationsFolder } from "#lib/db/migrate.ts";
import { schemaDiff, schemaFiles } from "#lib/db/schema-engine.ts";
import { sentenceOf } from "#lib/start-error.ts";

/*
 * `npm run migration -- add-message` writes the SQL that leads from the schema of the last migration to the present
 * one. What Prisma cannot express (checks, triggers, partial indexes, grants) is added to the file by hand.
 */

const root = join(import.meta.dirname, "..");
/** The schema as the last migration left it, in one file. */
const snapshot = join(migrationsFolder, "last-schema.prisma");

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error("Name the migration in lower case, for example: npm run migration -- add-message");
  process.exit(2);
}
try {
  console.log(await makeMigration(name));
} catch (error) {
  console.error(sentenceOf(error));
  process.exit(1);
}

async function makeMigration(title: string): Promise<string> {
  const now = schemaFiles(join(root, "prisma", "schema"));
  const before = { path: "last-schema.prisma", content: readFileSync(snapshot, "utf8") };
  const sql = await withDatabase((pool) => schemaDiff({ pool, from: [before], to: now }));
  if (!/^[^-\s]/m.test(sql)) return "The schema has not changed since the last migration.";
  const folder = join(migrationsFolder, `${stamp(new Date())}_${title.replaceAll("-", "_")}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "migration.sql"), sql);
  writeFileSync(snapshot, now.map((file) => file.content).join("\n"));
  return `Wrote ${folder}/migration.sql: read it, add what Prisma cannot express, then start.`;
}

/** The engine asks a live database for its dialect, so a throw-away one answers. */
async function withDatabase<T>(work: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), "mingjing-migration-"));
  // As root the server runs as another user, who must be able to enter.
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir });
  const pool = new pg.Pool({ connectionString: server.ownerUrl });
  try {
    return await work(pool);
  } finally {
    await pool.end();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function stamp(at: Date): string {
  return at.toISOString().replace(/\D/g, "").slice(0, 14);
}
