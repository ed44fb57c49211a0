import { type Database, inTransaction, type Transaction } from "./transaction.ts";

/** One counter of the table `attempt_counter`: at most `points` in a window of `seconds` that starts with the first. */
export type Limit = { key: string; points: number; seconds: number };

export type Full = { ok: false; limitedBy: string; retryAfterSeconds: number };
export type Reservation = { ok: true } | Full;

/**
 * Counts one attempt on every limit, or on none when one of them is full, in one transaction: so of any number of
 * parallel attempts at most `points` get through, and an attempt that was turned away uses up nothing elsewhere.
 * Count first, then do the guarded work; give the point back with {@link refund} when it was no guess.
 *
 * Written here and not with rate-limiter-flexible (whose table layout it keeps), because that library counts each
 * window by itself: twenty refused tries in one minute would close a 30-day window.
 */
export async function reserve(database: Database, limits: readonly Limit[], now: Date): Promise<Reservation> {
  return inTransaction(database, async (transaction) => {
    const counters = await countAll(transaction, limits, now.getTime());
    const full = counters.filter((counter) => !counter.counted);
    if (full.length === 0) return { ok: true };
    // Taken back and committed, not rolled back: a refusal then takes as long as a count, and time tells nothing.
    const taken = counters.filter((counter) => counter.counted).map((counter) => counter.key);
    await transaction.$executeRaw`update attempt_counter set points = points - 1 where key = any(${taken}::text[])`;
    return fullest(full, now.getTime());
  });
}

/** Takes back one own point from every limit. Never goes below zero, nor into a window that has begun since. */
export async function refund(database: Database, limits: readonly Limit[], now: Date): Promise<void> {
  const keys = limits.map((limit) => limit.key);
  await database.$executeRaw`
    update attempt_counter set points = points - 1 where points > 0 and expire > ${now.getTime()} and key in (
      select key from attempt_counter where key = any(${keys}::text[]) order by key for update)`;
}

/** Removes windows that are over; the worker calls it now and then. Answers how many. */
export async function forgetPastAttempts(database: Database, now: Date): Promise<number> {
  return database.$executeRaw`delete from attempt_counter where expire <= ${now.getTime()}`;
}

type Counter = { key: string; counted: boolean; expire: bigint | null };

// Keys are taken in order, so that two attempts never wait for each other in a circle. The update is skipped where the
// window is full, and a skipped row is not returned: that is how a full limit shows.
function countAll(transaction: Transaction, limits: readonly Limit[], now: number): Promise<Counter[]> {
  const keys = limits.map((limit) => limit.key);
  const allowed = limits.map((limit) => limit.points);
  const expiries = limits.map((limit) => now + limit.seconds * 1000);
  return transaction.$queryRaw<Counter[]>`
    with wanted as (
      select * from unnest(${keys}::text[], ${allowed}::int[], ${expiries}::bigint[]) as w (key, allowed, expire)
    ), counted as (
      insert into attempt_counter as c (key, points, expire)
      select key, 1, expire from wanted order by key
      on conflict (key) do update set
        points = case when c.expire <= ${now} then 1 else c.points + 1 end,
        expire = case when c.expire <= ${now} then excluded.expire else c.expire end
      where c.expire <= ${now} or c.points < (select w.allowed from wanted w where w.key = c.key)
      returning c.key
    )
    select w.key, w.key in (select key from counted) as counted,
      (select c.expire from attempt_counter c where c.key = w.key) as expire
    from wanted w`;
}

/** Of several full limits the one that stays full longest decides how long to wait. */
function fullest(full: readonly Counter[], now: number): Full {
  const ends = full.map(({ key, expire }) => ({ key, at: Number(expire ?? now) }));
  const last = ends.reduce((latest, end) => (end.at > latest.at ? end : latest));
  return { ok: false, limitedBy: last.key, retryAfterSeconds: Math.max(Math.ceil((last.at - now) / 1000), 1) };
}
