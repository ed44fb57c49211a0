import type { Pool, PoolClient } from "pg";
import { pool as sharedPool } from "./client.ts";

/** One counter of the table `attempt_counter`: at most `points` in a window of `seconds` that starts with the first. */
export type Limit = { key: string; points: number; seconds: number };

export type Reservation = { ok: true } | { ok: false; limitedBy: string; retryAfterSeconds: number };

/**
 * Counts one attempt on every limit, or on none when one of them is full, in one transaction: so of any number of
 * parallel attempts at most `points` get through, and an attempt that was turned away uses up nothing elsewhere.
 * Count first, then do the guarded work; give the point back with {@link refund} when it was no guess.
 *
 * Written here and not with rate-limiter-flexible (whose table layout it keeps), because that library counts each
 * window by itself: twenty refused tries in one minute would close a 30-day window.
 */
export async function reserve(limits: readonly Limit[], now: Date, pool: Pool = sharedPool()): Promise<Reservation> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("begin");
    const full = await countAll(client, limits, now.getTime());
    await client.query(full === null ? "commit" : "rollback");
    return full === null ? { ok: true } : { ok: false, ...full };
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw failure;
  } finally {
    // A connection that failed inside the transaction is closed instead of being handed on.
    client.release(failure);
  }
}

/** Takes back one own point from every limit. Never goes below zero, nor into a window that has begun since. */
export async function refund(limits: readonly Limit[], now: Date, pool: Pool = sharedPool()): Promise<void> {
  const keys = limits.map((limit) => limit.key).sort();
  await pool.query(
    `update attempt_counter set points = points - 1 where points > 0 and expire > $2 and key in (
       select key from attempt_counter where key = any($1::text[]) order by key for update)`,
    [keys, now.getTime()],
  );
}

/** Removes windows that are over; the worker calls it now and then. */
export async function forgetPastAttempts(now: Date, pool: Pool = sharedPool()): Promise<number> {
  const { rowCount } = await pool.query("delete from attempt_counter where expire <= $1", [now.getTime()]);
  return rowCount ?? 0;
}

// Keys are taken in order, so that two attempts never wait for each other in a circle. The update is skipped where the
// window is full, and a skipped row is not returned: that is how a full limit shows.
const countStatement = `
  with wanted as (
    select * from unnest($1::text[], $2::int[], $3::bigint[]) as w (key, allowed, expire)
  ), counted as (
    insert into attempt_counter as c (key, points, expire)
    select key, 1, expire from wanted order by key
    on conflict (key) do update set
      points = case when c.expire <= $4 then 1 else c.points + 1 end,
      expire = case when c.expire <= $4 then excluded.expire else c.expire end
    where c.expire <= $4 or c.points < (select w.allowed from wanted w where w.key = c.key)
    returning c.key
  )
  select w.key, (select c.expire from attempt_counter c where c.key = w.key) as expire
  from wanted w where w.key not in (select key from counted)`;

async function countAll(client: PoolClient, limits: readonly Limit[], now: number) {
  const sorted = [...limits].sort((a, b) => (a.key < b.key ? -1 : 1));
  const { rows } = await client.query<{ key: string; expire: string | null }>(countStatement, [
    sorted.map((limit) => limit.key),
    sorted.map((limit) => limit.points),
    sorted.map((limit) => now + limit.seconds * 1000),
    now,
  ]);
  // Several may be full; the one that stays full longest decides how long to wait.
  const last = rows.sort((a, b) => Number(b.expire) - Number(a.expire))[0];
  if (last === undefined) return null;
  const wait = Math.ceil((Number(last.expire ?? now) - now) / 1000);
  return { limitedBy: last.key, retryAfterSeconds: Math.max(wait, 1) };
}
