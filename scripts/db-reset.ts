import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { runningEmbedded } from "#lib/db/embedded.ts";
import { migrate, placeOf } from "#lib/db/migrate.ts";
import { settings } from "#lib/env.ts";
import { jobSchema } from "#lib/jobs/jobs.ts";
import { StartError, sentenceOf } from "#lib/start-error.ts";

/*
 * `npm run db:reset` throws all data away. The embedded database is removed and made anew by the next start; an
 * external one is emptied only when its place is repeated: `npm run db:reset -- host:5432/name`.
 */

try {
  await reset(process.argv[2]);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

async function reset(confirmed: string | undefined): Promise<void> {
  const { databaseUrl, ownerDatabaseUrl, dataDir } = settings();
  const url = ownerDatabaseUrl ?? databaseUrl;
  if (!url) return removeEmbedded(resolve(dataDir));
  const place = placeOf(url);
  if (confirmed !== place) {
    throw new StartError(
      `This removes everything in ${place}: if that is meant, run \`npm run db:reset -- ${place}\`.`,
    );
  }
  await emptyExternal(url);
  await migrate({ url });
  console.log(`${place} is empty and up to date.`);
}

/** The keys go too: a new database with the demo's data is sealed with new ones. */
function removeEmbedded(dataDir: string): void {
  if (runningEmbedded(dataDir)) throw new StartError("The database is running: stop the program first.");
  const made = ["postgres", "postgres.new", "postgres.json", "postgres.log", "demo.json", "keys.json", "files"];
  for (const name of made) rmSync(join(dataDir, name), { recursive: true, force: true });
  console.log("The embedded database is gone; the next start makes a new one.");
}

async function emptyExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    await client.query(`DROP SCHEMA IF EXISTS ${jobSchema} CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public`);
  } finally {
    await client.end();
  }
}
