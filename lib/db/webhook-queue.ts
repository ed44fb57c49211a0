import type pg from "pg";
import type { LocalizedText } from "../domain/localized-text.ts";
import type { DeliveryError, WebhookEvent } from "../domain/webhooks.ts";
import type { Status } from "../domain/workflow.ts";
import { inSession, type Session, type Statement } from "./session.ts";

/*
 * The queue of webhooks: rows that the trigger on history_entry writes. All times are the database's, so that machines
 * with different clocks agree on who holds what. A claim is a lease with a number: whoever comes back after the lease has
 * run out, and been given to another, changes nothing.
 */

/** A delivery that this worker holds until the lease runs out, with all that its message says. */
export type ClaimedDelivery = {
  readonly id: string;
  readonly token: number;
  readonly attempts: number;
  readonly event: WebhookEvent | "test";
  readonly createdAt: Date;
  readonly endpointId: string;
  readonly url: string;
  readonly secretCipher: Uint8Array;
  readonly previousCipher: Uint8Array | null;
  /** Scopes of all keys of the partner that work now. */
  readonly scopes: readonly string[];
  /** Null for a test. */
  readonly entry: {
    readonly seq: number;
    readonly at: string;
    readonly number: string;
    readonly publicId: number;
    readonly service: string;
    readonly status: Status;
    readonly stage: { readonly code: string; readonly name: LocalizedText };
  } | null;
};

const underWay = "('queued', 'sending', 'failed')";

/**
 * Per endpoint the oldest that are due, as many as may be under way at once: four where deliveries succeed, one where
 * they do not, so that a receiver that hangs takes little of the worker. An entry waits for those before it.
 */
const claim: Statement = {
  name: "webhook-claim",
  text: `WITH due AS (
      SELECT d.id FROM webhook_endpoint e JOIN partner p ON p.id = e.partner_id AND p.disabled_at IS NULL
      CROSS JOIN LATERAL (
        SELECT d.id, d.due_at FROM webhook_delivery d
        WHERE d.endpoint_id = e.id AND d.state IN ${underWay} AND d.due_at <= now() AND NOT EXISTS (
          SELECT FROM webhook_delivery b WHERE b.endpoint_id = d.endpoint_id AND b.application_id = d.application_id
            AND b.seq < d.seq AND b.state IN ${underWay})
        ORDER BY d.due_at, d.seq
        LIMIT greatest(0, CASE WHEN e.failing_since IS NULL THEN 4 ELSE 1 END - (SELECT count(*) FROM webhook_delivery s
          WHERE s.endpoint_id = e.id AND s.state = 'sending' AND s.due_at > now()))
        FOR UPDATE SKIP LOCKED) d
      WHERE e.disabled_at IS NULL AND e.removed_at IS NULL
      ORDER BY d.due_at LIMIT $1
    ), claimed AS (
      UPDATE webhook_delivery d SET state = 'sending', attempts = d.attempts + 1, token = d.token + 1,
        due_at = clock_timestamp() + $2 * interval '1 second'
      FROM due WHERE d.id = due.id RETURNING d.*
    )
    SELECT c.id, c.token, c.attempts, c.event, c.created_at AS "createdAt", e.id AS "endpointId", e.url,
      e.secret_cipher AS "secretCipher", CASE WHEN e.previous_until > now() THEN e.previous_cipher END AS "previousCipher",
      ARRAY(SELECT DISTINCT unnest(k.scopes) FROM api_key k
        WHERE k.partner_id = e.partner_id AND k.revoked_at IS NULL AND k.expires_at > now()) AS scopes,
      CASE WHEN h.seq IS NOT NULL THEN json_build_object('seq', h.seq, 'number', a.number, 'publicId', a.public_id,
        'at', to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'service', v.code,
        'status', h.to_status, 'stage', json_build_object('code', g.code, 'name', g.name)) END AS entry
    FROM claimed c JOIN webhook_endpoint e ON e.id = c.endpoint_id
    LEFT JOIN history_entry h ON h.application_id = c.application_id AND h.seq = c.seq
    LEFT JOIN application a ON a.id = c.application_id
    LEFT JOIN service v ON v.id = a.service_id LEFT JOIN stage g ON g.id = h.to_stage_id
    ORDER BY c.created_at, c.seq`,
};

/** Takes up to `limit` deliveries for `leaseSeconds`. Any number of workers may ask at once; each gets others. */
export async function claimDeliveries(
  pool: pg.Pool,
  { limit, leaseSeconds }: { limit: number; leaseSeconds: number },
): Promise<ClaimedDelivery[]> {
  const { rows } = await pool.query<ClaimedDelivery>({ ...claim, values: [limit, leaseSeconds] });
  return rows;
}

export type Mark =
  | { readonly state: "delivered"; readonly status: number }
  | {
      readonly state: "failed" | "dead" | "cancelled";
      readonly status: number | null;
      readonly error: DeliveryError;
      /** Until the next try, for `failed`. */
      readonly seconds?: number;
      /** The receiver wants no more. */
      readonly gone?: boolean;
    };

type Held = Pick<ClaimedDelivery, "id" | "token" | "endpointId">;

// Later entries of the application wait as long as this one, or go on now that it has ended.
const mark: Statement = {
  name: "webhook-mark",
  text: `WITH marked AS (
      UPDATE webhook_delivery SET state = $3, last_status = $4, last_error = $5,
        due_at = clock_timestamp() + $6 * interval '1 second', delivered_at = CASE WHEN $3 = 'delivered' THEN clock_timestamp() END
      WHERE id = $1 AND token = $2 AND state = 'sending' RETURNING *
    ), followers AS (
      UPDATE webhook_delivery f SET due_at = m.due_at FROM marked m
      WHERE f.endpoint_id = m.endpoint_id AND f.application_id = m.application_id AND f.seq > m.seq AND f.state = 'queued'
    )
    SELECT id, event FROM marked`,
};

const noteDelivery: Statement = {
  name: "webhook-note-delivery",
  text: `UPDATE webhook_endpoint SET failing_since = NULL, last_delivered_at = now() WHERE id = $1
         AND (failing_since IS NOT NULL OR last_delivered_at IS NULL OR last_delivered_at < now() - interval '1 minute')`,
};

const noteFailure: Statement = {
  name: "webhook-note-failure",
  text: "UPDATE webhook_endpoint SET failing_since = now() WHERE id = $1 AND failing_since IS NULL",
};

/**
 * Writes what came of a try, if this claim still holds; false when it does not. Disables the endpoint when the receiver
 * says that it is gone, or when a delivery has died and nothing has arrived for `patienceSeconds`.
 */
export function markDelivery(
  pool: pg.Pool,
  held: Held,
  { mark: given, patienceSeconds }: { mark: Mark; patienceSeconds: number },
): Promise<boolean> {
  return inSession(pool, async (session) => {
    const [error, seconds] =
      given.state === "delivered" ? [null, 0] : [given.error, given.state === "failed" ? (given.seconds ?? 0) : 0];
    const values = [held.id, held.token, given.state, given.status, error, seconds];
    const [marked] = await session.rows<{ event: string }>(mark, values);
    if (!marked) return false;
    const counts = marked.event !== "test";
    if (given.state === "delivered") await session.rows(noteDelivery, [held.endpointId]);
    else if (given.gone) await disable(session, held, { mark: given, reason: "gone", patienceSeconds: 0 });
    else if (counts && given.state !== "cancelled") {
      await session.rows(noteFailure, [held.endpointId]);
      if (given.state === "dead") await disable(session, held, { mark: given, reason: "failing", patienceSeconds });
    }
    return true;
  });
}

const disableEndpoint: Statement = {
  name: "webhook-disable",
  text: `WITH disabled AS (
      UPDATE webhook_endpoint SET disabled_at = now(), disabled_reason = $2
      WHERE id = $1 AND disabled_at IS NULL AND removed_at IS NULL
        AND ($2 = 'gone' OR failing_since <= now() - $3 * interval '1 second') RETURNING id
    ), notice AS (
      INSERT INTO webhook_notice (id, endpoint_id, reason, last_status, last_error)
      SELECT gen_random_uuid(), id, $2, $4, $5 FROM disabled
    )
    INSERT INTO audit_entry (actor_kind, action, subject_kind, subject_id, detail)
    SELECT 'system', 'webhook.disabled', 'webhook', id::text, jsonb_build_object('reason', $2::text) FROM disabled`,
};

async function disable(
  session: Session,
  { endpointId }: Held,
  given: { mark: Exclude<Mark, { state: "delivered" }>; reason: "gone" | "failing"; patienceSeconds: number },
): Promise<void> {
  const { status, error } = given.mark;
  await session.rows(disableEndpoint, [endpointId, given.reason, given.patienceSeconds, status, error]);
}

const cancelClosed: Statement = {
  name: "webhook-cancel-closed",
  text: `UPDATE webhook_delivery SET state = 'cancelled', last_error = 'webhook-disabled' WHERE id IN (
      SELECT d.id FROM webhook_endpoint e JOIN partner p ON p.id = e.partner_id
      JOIN webhook_delivery d ON d.endpoint_id = e.id AND d.state IN ${underWay} AND NOT (d.state = 'sending' AND d.due_at > now())
      WHERE e.disabled_at IS NOT NULL OR e.removed_at IS NOT NULL OR p.disabled_at IS NOT NULL
      LIMIT $1 FOR UPDATE OF d SKIP LOCKED)`,
};

const forgetEnded: Statement = {
  name: "webhook-forget-ended",
  text: `DELETE FROM webhook_delivery WHERE id IN (SELECT id FROM webhook_delivery
      WHERE state IN ('delivered', 'dead', 'cancelled') AND created_at < now() - $2 * interval '1 day' ORDER BY created_at LIMIT $1)`,
};

const batch = 1000;

/** Gives up what waits for endpoints that are closed; a replay brings it back. Returns how many. */
export async function cancelClosedDeliveries(pool: pg.Pool): Promise<number> {
  const { rowCount } = await pool.query({ ...cancelClosed, values: [batch] });
  return rowCount ?? 0;
}

/** Removes what ended long ago from the list of deliveries, in small transactions. Returns how many. */
export async function forgetEndedDeliveries(pool: pg.Pool, days: number): Promise<number> {
  for (let gone = 0; ; ) {
    const { rowCount } = await pool.query({ ...forgetEnded, values: [batch, days] });
    gone += rowCount ?? 0;
    if ((rowCount ?? 0) < batch) return gone;
  }
}
