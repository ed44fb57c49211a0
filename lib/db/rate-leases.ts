import type pg from "pg";

/**
 * Requests a minute per key, counted exactly over all processes and restarts without a write for each request: a
 * process takes a handful of permits from PostgreSQL (table `attempt_counter`) and spends them from memory. Together
 * the processes never get more permits than the limit. The handful shrinks with what is left, so that near the limit
 * every request is counted by itself; only permits that a process took and did not spend in its minute go unused.
 */
export type Permit =
  | { readonly ok: true; readonly remaining: number; readonly resetSeconds: number }
  | { readonly ok: false; readonly retryAfterSeconds: number };

type Window = {
  /** Permits taken and not spent. */
  own: number;
  /** Permits that PostgreSQL still had when it was last asked. */
  left: number;
  endsAt: number;
};

const windowMilliseconds = 60_000;
/** The share of the remaining permits that a process takes at once. */
const share = 16;

type Asked = { readonly id: string; readonly limit: number; readonly now: Date };

/** Answers at once as long as permits are at hand. */
export type RateLimiter = (key: Asked) => Permit | Promise<Permit>;

/** A limiter for one process. */
export function rateLimiter(pool: () => pg.Pool): RateLimiter {
  const windows = new Map<string, Window>();
  const asking = new Map<string, Promise<void>>();
  const leased = async ({ id, limit, now }: Asked): Promise<Permit> => {
    const at = now.getTime();
    forgetPast(windows, at);
    for (;;) {
      // Requests at once share one question.
      const pending = asking.get(id) ?? lease(pool(), windows, { id, limit, at }).finally(() => asking.delete(id));
      asking.set(id, pending);
      await pending;
      const permit = spend(windows.get(id), at);
      if (permit) return permit;
    }
  };
  return (asked) => spend(windows.get(asked.id), asked.now.getTime()) ?? leased(asked);
}

/** A permit of this window, or that it is used up; null when the database has to be asked. */
function spend(window: Window | undefined, at: number): Permit | null {
  if (!window || window.endsAt <= at) return null;
  const resetSeconds = Math.max(1, Math.ceil((window.endsAt - at) / 1000));
  if (window.own > 0) {
    window.own -= 1;
    return { ok: true, remaining: window.own + window.left, resetSeconds };
  }
  return window.left === 0 ? { ok: false, retryAfterSeconds: resetSeconds } : null;
}

async function lease(
  pool: pg.Pool,
  windows: Map<string, Window>,
  { id, limit, at }: { id: string; limit: number; at: number },
): Promise<void> {
  const known = windows.get(id);
  const left = known && known.endsAt > at ? known.left : limit;
  const wanted = Math.max(1, Math.floor(left / share));
  const taken = (await take(pool, { id, limit, at, count: wanted })) ?? (await take(pool, { id, limit, at, count: 1 }));
  if (taken) {
    windows.set(id, taken);
    return;
  }
  const { rows } = await pool.query<{ expire: string }>({
    name: "rate-window",
    text: "SELECT expire FROM attempt_counter WHERE key = $1",
    values: [counterOf(id)],
  });
  windows.set(id, { own: 0, left: 0, endsAt: Number(rows[0]?.expire ?? at + windowMilliseconds) });
}

/** `count` permits or none: the update is skipped where fewer are left, and a skipped row is not returned. */
async function take(
  pool: pg.Pool,
  { id, limit, at, count }: { id: string; limit: number; at: number; count: number },
): Promise<Window | null> {
  const { rows } = await pool.query<{ points: number; expire: string }>({
    name: "rate-lease",
    text: `INSERT INTO attempt_counter AS c (key, points, expire) VALUES ($1, $2, $3)
           ON CONFLICT (key) DO UPDATE SET
             points = CASE WHEN c.expire <= $4 THEN $2 ELSE c.points + $2 END,
             expire = CASE WHEN c.expire <= $4 THEN $3 ELSE c.expire END
           WHERE c.expire <= $4 OR c.points + $2 <= $5
           RETURNING points, expire`,
    values: [counterOf(id), count, at + windowMilliseconds, at, limit],
  });
  const row = rows[0];
  return row ? { own: count, left: limit - row.points, endsAt: Number(row.expire) } : null;
}

function counterOf(keyId: string): string {
  return `api/key/${keyId}`;
}

function forgetPast(windows: Map<string, Window>, at: number): void {
  if (windows.size < 1000) return;
  for (const [id, window] of windows) if (window.endsAt <= at) windows.delete(id);
}
