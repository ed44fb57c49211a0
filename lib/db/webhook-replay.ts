import type pg from "pg";

/** How far a replay has come: applications are gone through in the order of their last change. */
export type ReplayCursor = { readonly at: Date; readonly id: string };

const pageSize = 200;
const mostPages = 50;

// From the applications that have changed since, because they have an index on it; their entries are few.
const queuePage = {
  name: "webhook-replay",
  text: `WITH page AS (
      SELECT a.id, a.updated_at FROM webhook_endpoint e, application a
      WHERE e.id = $1 AND a.updated_at >= $2 AND ($3::timestamptz IS NULL OR (a.updated_at, a.id) > ($3, $4::uuid))
        AND (e.every_service OR a.service_id = ANY (e.service_ids))
      ORDER BY a.updated_at, a.id LIMIT $5
    ), queued AS (
      INSERT INTO webhook_delivery (id, endpoint_id, application_id, seq, event, state)
      SELECT gen_random_uuid(), e.id, h.application_id, h.seq, h.event, 'queued'
      FROM page JOIN history_entry h ON h.application_id = page.id AND h.at >= $2
      JOIN webhook_endpoint e ON e.id = $1 AND h.event = ANY (e.events)
      ORDER BY h.application_id, h.seq
      ON CONFLICT (endpoint_id, application_id, seq) DO UPDATE
        SET state = 'queued', attempts = 0, due_at = now(), delivered_at = NULL
        WHERE webhook_delivery.state IN ('delivered', 'dead', 'cancelled')
      RETURNING 1
    )
    SELECT (SELECT count(*) FROM queued)::int AS queued, count(*)::int AS applications,
      (SELECT row_to_json(l) FROM (SELECT id, to_char(updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at
        FROM page ORDER BY updated_at DESC, page.id DESC LIMIT 1) l) AS last
    FROM page`,
};

type Page = { queued: number; applications: number; last: { id: string; at: string } | null };

/**
 * Queues every entry since a moment for an endpoint, from history: those sent before, those never sent, and those from
 * before it was registered. What is under way is left alone. A null `next` says that all was gone through.
 */
export async function queueEntriesSince(
  pool: pg.Pool,
  { endpointId, since, after }: { endpointId: string; since: Date; after: ReplayCursor | null },
): Promise<{ queued: number; next: ReplayCursor | null }> {
  let next = after;
  let queued = 0;
  for (let page = 0; page < mostPages; page += 1) {
    const values = [endpointId, since, next?.at ?? null, next?.id ?? null, pageSize];
    const { rows } = await pool.query<Page>({ ...queuePage, values });
    const [found] = rows;
    queued += found?.queued ?? 0;
    if (!found?.last || found.applications < pageSize) return { queued, next: null };
    next = { at: new Date(found.last.at), id: found.last.id };
  }
  return { queued, next };
}
