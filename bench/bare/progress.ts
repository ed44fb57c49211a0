import type pg from "pg";
import { basicTimeOf } from "#lib/api/basic/shared.ts";
import { notesOf, statusOf } from "#lib/api/basic/words.ts";
import type { ShownEntry } from "#lib/db/partner-statements.ts";
import type { Stage } from "#lib/db/workflow-version.ts";
import type { Answer } from "./server.ts";

type Row = {
  public_id: number;
  number: string;
  applicant_name: string;
  service: string;
  entries: readonly ShownEntry[];
};

const statement = {
  name: "progress",
  text: `SELECT a.public_id, a.number, a.applicant_name, s.name->>'zh-CN' AS service,
           (SELECT json_agg(json_build_object('event', e.event, 'from', e.from_stage_id, 'at', e.at AT TIME ZONE 'UTC',
              'remark', e.remark, 'detail', e.detail))
            FROM (SELECT * FROM history_entry WHERE application_id = a.id ORDER BY seq DESC) e) AS entries
         FROM application a JOIN service s ON s.id = a.service_id
         WHERE a.public_id = $1`,
};

let stages: Promise<Stage[]> | undefined;

export async function readProgress(pool: pg.Pool, id: number): Promise<Answer> {
  stages ??= readStages(pool);
  const known = await stages;
  const { rows } = await pool.query<Row>({ ...statement, values: [id] });
  const row = rows[0];
  if (!row) return { status: 404, body: '{"error":"Application not found"}' };
  const history = row.entries.flatMap((entry) => {
    const status = statusOf(entry, known);
    return status === null ? [] : [{ status, changed_at: basicTimeOf(entry.at), notes: notesOf(entry) }];
  });
  const body = {
    application_id: row.public_id,
    application_number: row.number,
    applicant_name: row.applicant_name,
    application_type: row.service,
    submitted_at: history.at(-1)?.changed_at,
    current_status: history[0]?.status,
    history,
  };
  return { status: 200, body: JSON.stringify(body) };
}

async function readStages(pool: pg.Pool): Promise<Stage[]> {
  const { rows } = await pool.query<Stage>(`SELECT id, completed_label AS "completedLabel" FROM stage`);
  return rows;
}
