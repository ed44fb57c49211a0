import type pg from "pg";
import { lifecycle, type Status } from "../domain/workflow.ts";

/** One application whose state and history do not tell the same story. */
export type Violation = {
  rule: "state-matches-history" | "no-gaps" | "chain" | "legal-edge" | "own-stage";
  applicationId: string;
};

/**
 * Everything in the database that must always be true of applications and their history, asked of all rows at once.
 * Answers at most `limit` violations; none is the only good answer.
 */
export async function findViolations(connections: pg.Pool, limit = 100): Promise<Violation[]> {
  const client = await connections.connect();
  try {
    // One snapshot for all rules, and more time than a page has.
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL statement_timeout = '5min'");
    const found: Violation[] = [];
    for (const [rule, sql] of Object.entries(rules)) {
      const parameters = rule === "legal-edge" ? [limit, JSON.stringify(legalEdges())] : [limit];
      const answer = await client.query<{ id: string }>({
        text: sql,
        values: parameters,
        query_timeout: 310_000,
      } as never);
      found.push(...answer.rows.map((row) => ({ rule: rule as Violation["rule"], applicationId: row.id })));
    }
    await client.query("COMMIT");
    return found.slice(0, limit);
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Every step that the lifecycle table allows: the event, the kind of stage it starts at, and both statuses. */
function legalEdges(): { event: string; at: string; from: Status; to: Status }[] {
  return Object.entries(lifecycle).flatMap(([event, rule]) =>
    rule.from.flatMap((from) =>
      rule.at.map((at) => ({ event, at, from, to: rule.to === "unchanged" ? from : rule.to })),
    ),
  );
}

const rules: Record<Violation["rule"], string> = {
  "state-matches-history": `
    SELECT a.id FROM application a
    LEFT JOIN LATERAL (SELECT seq, to_status, to_stage_id FROM history_entry h
      WHERE h.application_id = a.id ORDER BY seq DESC LIMIT 1) l ON true
    WHERE (a.version, a.status, a.stage_id) IS DISTINCT FROM (l.seq, l.to_status, l.to_stage_id) LIMIT $1`,
  "no-gaps": `
    SELECT application_id AS id FROM history_entry GROUP BY application_id
    HAVING min(seq) <> 1 OR max(seq) <> count(*) LIMIT $1`,
  chain: `
    SELECT DISTINCT application_id AS id FROM (
      SELECT application_id, seq, from_status, from_stage_id, lag(to_status) OVER w AS status, lag(to_stage_id) OVER w AS stage
      FROM history_entry WINDOW w AS (PARTITION BY application_id ORDER BY seq)) h
    WHERE from_status IS DISTINCT FROM status OR (seq > 1 AND from_stage_id IS DISTINCT FROM stage) LIMIT $1`,
  "legal-edge": `
    SELECT DISTINCT h.application_id AS id FROM history_entry h LEFT JOIN stage s ON s.id = h.from_stage_id
    WHERE CASE WHEN h.seq = 1 THEN h.event <> 'submitted' OR h.to_status <> 'in-progress'
        OR (h.from_stage_id IS NOT NULL AND s.kind <> 'submitted')
      ELSE NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($2::jsonb) AS e(event text, at text, "from" text, "to" text)
        WHERE e.event = h.event AND e.at = s.kind AND e."from" = h.from_status AND e."to" = h.to_status) END LIMIT $1`,
  "own-stage": `
    SELECT DISTINCT h.application_id AS id FROM history_entry h
    JOIN application a ON a.id = h.application_id JOIN stage s ON s.id = h.to_stage_id
    WHERE s.workflow_version_id <> a.workflow_version_id LIMIT $1`,
};
