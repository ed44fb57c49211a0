import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "../db/client.ts";
import { pendingMigrations } from "../db/migrate.ts";

export type Readiness = { ok: true } | { ok: false; reason: "database-away" | "migrations-pending" };

/** A caller that balances load must hear soon, even from a database that does not answer at all. */
const answerWithin = 2000;

/** Whether this process can serve: the database answers and has every migration of this program. */
export function readiness(): Promise<Readiness> {
  const late = sleep(answerWithin, undefined, { ref: false }).then(
    (): Readiness => ({ ok: false, reason: "database-away" }),
  );
  return Promise.race([asked(), late]);
}

async function asked(): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(pool());
    return pending.length === 0 ? { ok: true } : { ok: false, reason: "migrations-pending" };
  } catch {
    return { ok: false, reason: "database-away" };
  }
}
