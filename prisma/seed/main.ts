import { closeDatabase, database } from "#lib/db/client.ts";
import { StartError } from "#lib/start-error.ts";
import { seedDemo } from "./seed.ts";

/** `npm run seed`: the demo for a migrated database that is still empty. */
async function main(): Promise<void> {
  const [services, people] = await Promise.all([database().service.count(), database().person.count()]);
  if (services + people > 0) {
    throw new StartError("The database is not empty: demo data is only loaded into an empty one.");
  }
  const facts = await seedDemo({ database: database() });
  process.stdout.write(`${JSON.stringify(facts, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
