import { pool } from "../db/client.ts";
import { pendingMigrations } from "../db/migrate.ts";

export type Readiness = { ok: true } | { ok: false; reason: "database-away" | "migrations-pending" };

/** Whether this process can serve: the database answers and has every migration of this program. */
export async function readiness(): Promise<Readiness> {
  try {
    const pending = await pendingMigrations(pool());
    return pending.length === 0 ? { ok: true } : { ok: false, reason: "migrations-pending" };
  } catch {
    return { ok: false, reason: "database-away" };
  }
}
