import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import type pg from "pg";
import { PgBoss } from "pg-boss";
import { jobNames, jobSchema, jobs } from "../jobs/jobs.ts";

/**
 * Makes pg-boss's schema and one queue per job, as the owner, and lets the application's role use them. Skipped when the
 * schema carries the mark of this very version and job table, so that a start without news needs no owner's rights.
 */
export async function prepareJobQueues(url: string, client: pg.Client): Promise<void> {
  const mark = markOf();
  const found = await client.query("SELECT obj_description(to_regnamespace($1)) AS mark", [jobSchema]);
  if (found.rows[0].mark === mark) return;
  await makeQueues(url);
  await grantToApp(client);
  await client.query(`COMMENT ON SCHEMA ${jobSchema} IS '${mark}'`);
}

function markOf(): string {
  const { version } = createRequire(import.meta.url)("pg-boss/package.json") as { version: string };
  return `mingjing ${createHash("sha256")
    .update(JSON.stringify([version, jobs]))
    .digest("hex")
    .slice(0, 16)}`;
}

async function makeQueues(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema: jobSchema, max: 1, supervise: false, schedule: false });
  // Failures reach us through the awaited calls; without a listener an event would end the process.
  boss.on("error", () => {});
  await boss.start();
  try {
    for (const name of jobNames) {
      const options = { ...jobs[name].queue, notify: true };
      await boss.createQueue(name, options);
      await boss.updateQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

async function grantToApp(client: pg.Client): Promise<void> {
  await client.query(`
    GRANT USAGE ON SCHEMA ${jobSchema} TO mingjing_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${jobSchema} TO mingjing_app;
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${jobSchema} TO mingjing_app;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${jobSchema} TO mingjing_app;
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${jobSchema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mingjing_app;`);
}
