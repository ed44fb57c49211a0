import type pg from "pg";

/** Which request of whom: a partner may use the same key text for different routes. */
export type RequestId = { readonly partnerId: string; readonly route: string; readonly key: string };

export type KeptAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type Claim =
  | { readonly state: "mine" }
  | { readonly state: "running" }
  | { readonly state: "other-request" }
  | { readonly state: "done"; readonly answer: KeptAnswer };

/** A request that has run this long died with its process; the operations below make running it again harmless. */
const leaseSeconds = 30;

type Row = {
  mine: boolean;
  request_hash: Buffer;
  state: string;
  status: number | null;
  headers: Record<string, string> | null;
  body: string | null;
};

/** Claims the right to run a request, or says what became of the first one. One statement, so one of many wins. */
export async function claimRequest(pool: pg.Pool, id: RequestId, requestHash: Uint8Array): Promise<Claim> {
  const { rows } = await pool.query<Row>({
    name: "idempotency-claim",
    text: `WITH claimed AS (
             INSERT INTO api_idempotency AS i (partner_id, route, key, request_hash, state, lease_until, created_at)
             VALUES ($1, $2, $3, $4, 'running', now() + make_interval(secs => $5), now())
             ON CONFLICT (partner_id, route, key) DO UPDATE SET lease_until = excluded.lease_until
               WHERE i.state = 'running' AND i.lease_until < now() AND i.request_hash = excluded.request_hash
             RETURNING request_hash, state, status, headers, body)
           SELECT true AS mine, * FROM claimed
           UNION ALL
           SELECT false, request_hash, state, status, headers, body FROM api_idempotency
           WHERE partner_id = $1 AND route = $2 AND key = $3 AND NOT EXISTS (SELECT FROM claimed)`,
    values: [id.partnerId, id.route, id.key, requestHash, leaseSeconds],
  });
  const row = rows[0];
  // Another one's claim that this statement's snapshot does not show yet.
  if (!row) return { state: "running" };
  if (row.mine) return { state: "mine" };
  if (!Buffer.from(requestHash).equals(row.request_hash)) return { state: "other-request" };
  if (row.state !== "done" || row.status === null) return { state: "running" };
  return { state: "done", answer: { status: row.status, headers: row.headers ?? {}, body: row.body ?? "" } };
}

export async function keepRequestAnswer(pool: pg.Pool, id: RequestId, answer: KeptAnswer): Promise<void> {
  await pool.query({
    name: "idempotency-keep",
    text: `UPDATE api_idempotency SET state = 'done', status = $4, headers = $5, body = $6
           WHERE partner_id = $1 AND route = $2 AND key = $3`,
    values: [id.partnerId, id.route, id.key, answer.status, JSON.stringify(answer.headers), answer.body],
  });
}

/** Gives a claim back after an outage: the request may be tried again at once. */
export async function releaseRequest(pool: pg.Pool, id: RequestId): Promise<void> {
  await pool.query({
    name: "idempotency-release",
    text: "DELETE FROM api_idempotency WHERE partner_id = $1 AND route = $2 AND key = $3 AND state = 'running'",
    values: [id.partnerId, id.route, id.key],
  });
}
