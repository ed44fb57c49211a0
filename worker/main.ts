import { setTimeout as sleep } from "node:timers/promises";
import { type Job, PgBoss } from "pg-boss";
import { installedWebhookChannel } from "#lib/channels/webhook/installed.ts";
import { systemClock } from "#lib/clock.ts";
import { appSessionOptions, closeDatabase, pool } from "#lib/db/client.ts";
import { settings } from "#lib/env.ts";
import { type JobName, type JobPayloads, jobNames, jobSchema, jobs } from "#lib/jobs/jobs.ts";
import { onStop } from "#lib/lifeline.ts";
import { log } from "#lib/log.ts";
import { StartError, sentenceOf } from "#lib/start-error.ts";
import { housekeeping } from "./housekeeping.ts";
import { verifyHistory } from "./verify-history.ts";
import { startWebhookPump } from "./webhook-pump.ts";

/* The worker duty: runs jobs. Run by `npm start`, or alone with ROLE=worker; any number may run at once. */

type Handlers = { [Name in JobName]: (payload: JobPayloads[Name]) => Promise<void> };

const handlers: Handlers = { housekeeping, "verify-history": verifyHistory };

try {
  await work();
} catch (error) {
  // The console is a log by now.
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

async function work(): Promise<void> {
  const { databaseUrl, officeTimeZone } = settings();
  if (!databaseUrl) throw new StartError("The setting DATABASE_URL is missing: run `npm start`, or set it.");
  const boss = new PgBoss({
    connectionString: databaseUrl,
    options: appSessionOptions(databaseUrl, 60_000),
    schema: jobSchema,
    max: 4,
    connectionTimeoutMillis: 5000,
    useListenNotify: true,
    // The migration makes and owns the tables; this role only uses them.
    migrate: false,
    createSchema: false,
    reindex: false,
  });
  boss.on("error", (error) => log().error({ error, role: "worker" }, "the job queue had an error"));
  await boss.start();
  for (const name of jobNames) {
    await boss.work(name, { pollingIntervalSeconds: 10 }, (batch: Job<never>[]) => run(name, batch));
    const { cron } = jobs[name];
    if (cron) await boss.schedule(name, cron, {}, { tz: officeTimeZone });
  }
  const send = installedWebhookChannel();
  const pump = startWebhookPump({ pool: pool(), clock: systemClock, send, jitter: Math.random });
  process.send?.("ready");
  log().info({ role: "worker", count: jobNames.length }, "working");
  onStop(async () => {
    // A try takes ten seconds at most, a stop eight: what is cut off is tried again after its lease.
    await Promise.race([pump.stop(), sleep(8000, undefined, { ref: false })]);
    await boss.stop({ graceful: true, timeout: 4000 });
    await closeDatabase();
  });
}

async function run(name: JobName, batch: Job<never>[]): Promise<void> {
  for (const job of batch) {
    try {
      await handlers[name](job.data);
    } catch (error) {
      log().error({ error, job: name, jobId: job.id }, "a job failed");
      // The queue keeps what is thrown: no statement with personal data may get there.
      throw new Error(`${name} failed`);
    }
  }
}
