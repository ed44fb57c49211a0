import type { EventDetail } from "../domain/history.ts";
import type { LocalizedText } from "../domain/localized-text.ts";
import type { Event, Status } from "../domain/workflow.ts";
import { keyedStatement } from "./api-keys.ts";

/** One history entry as the statements below pack it, times in UTC. */
export type PackedEntry = {
  readonly seq: number;
  readonly event: Event;
  readonly from: string;
  readonly to: string;
  /** `YYYY-MM-DD HH:MM:SS.ffffff` */
  readonly at: string;
  readonly from_status: Status | null;
  readonly status: Status;
  readonly remark: string | null;
  readonly detail: EventDetail;
};

/** An application where the key's row names one; all null where there is none. */
export type SubjectColumns = {
  readonly id: string | null;
  readonly public_id: number;
  readonly number: string;
  readonly version: number;
  readonly status: Status;
  readonly stage_id: string;
  readonly workflow_version_id: string;
  readonly applicant_name: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly submitted_at: Date;
  readonly updated_at: Date;
  readonly stage_due_on: string | null;
  readonly clock_paused: boolean;
  /** It was filed by a partner for somebody who cannot sign in. */
  readonly without_account: boolean;
  readonly service_code: string;
  readonly service_name: LocalizedText;
};
export type WithHistory = SubjectColumns & { readonly entries: readonly PackedEntry[] | null };

const columns = `a.id, a.public_id, a.number, a.version, a.status, a.stage_id, a.workflow_version_id, a.applicant_name,
  a.fields, a.submitted_at, a.updated_at, to_char(a.stage_due_on, 'YYYY-MM-DD') AS stage_due_on,
  a.clock_paused_at IS NOT NULL AS clock_paused,
  a.applicant_id IS NULL AS without_account, s.code AS service_code, s.name AS service_name`;

const entry = `json_build_object('seq', e.seq, 'event', e.event, 'from', coalesce(e.from_stage_id, e.to_stage_id),
  'to', e.to_stage_id, 'at', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
  'from_status', e.from_status, 'status', e.to_status, 'remark', e.remark, 'detail', e.detail)`;

/** Newest first, by number: two entries of one second keep their order. */
const history = `LEFT JOIN LATERAL (SELECT json_agg(${entry} ORDER BY e.seq DESC) AS entries
  FROM history_entry e WHERE e.application_id = a.id) h ON true`;

const latest = `LEFT JOIN LATERAL (SELECT json_build_array(${entry}) AS entries FROM history_entry e
  WHERE e.application_id = a.id AND e.event NOT IN ('taken', 'handed-over') ORDER BY e.seq DESC LIMIT 1) h ON true`;

const by = (column: "public_id" | "number") =>
  `LEFT JOIN application a ON a.${column} = $2 LEFT JOIN service s ON s.id = a.service_id`;

/** The key, the application with this integer id, and its whole history. */
export const progressById = keyedStatement<WithHistory>({
  name: "api-progress-id",
  more: `${columns}, h.entries`,
  joins: `${by("public_id")} ${history}`,
});

/** The key, the application with this integer id, and the last entry that changed where it stands. */
export const stateById = keyedStatement<WithHistory>({
  name: "api-state-id",
  more: `${columns}, h.entries`,
  joins: `${by("public_id")} ${latest}`,
});

/** The key, the application with this number, and its whole history. */
export const progressByNumber = keyedStatement<WithHistory>({
  name: "api-progress-number",
  more: `${columns}, h.entries`,
  joins: `${by("number")} ${history}`,
});

/** The key and the application with this number. */
export const subjectByNumber = keyedStatement<SubjectColumns>({
  name: "api-subject-number",
  more: columns,
  joins: by("number"),
});
