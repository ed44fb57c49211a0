import { connect } from "#lib/db/client.ts";
import { openKeys } from "#lib/db/key-check.ts";
import { migrate } from "#lib/db/migrate.ts";
import { settings } from "#lib/env.ts";
import { StartError, sentenceOf } from "#lib/start-error.ts";
import { demoState, loadDemo, publishDemo } from "./demo.ts";
import { type OperatorDatabase, operatorDatabase } from "./operator-database.ts";

/* `npm run seed` loads the demo data by hand, into an external database too; never twice. */

let database: OperatorDatabase | undefined;
try {
  database = await operatorDatabase();
  await migrate({ url: database.ownerUrl });
  await seed(database);
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
} finally {
  await database?.close();
}

async function seed({ appUrl }: OperatorDatabase): Promise<void> {
  const given = settings();
  const app = connect(appUrl);
  try {
    await openKeys({ database: app.database, source: given });
    const state = await demoState(app.database);
    if (state !== "none") {
      const advice = state === "loaded" ? "are loaded already" : "were loaded in part";
      throw new StartError(`The demo data ${advice}: empty the database first with \`npm run db:reset\`.`);
    }
    await loadDemo(app.database, (text) => console.log(text));
    const facts = await publishDemo({ database: app.database, dataDir: given.dataDir, url: given.publicOrigin });
    console.log(JSON.stringify(facts, null, 2));
  } finally {
    await app.close();
  }
}
