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
  /** `YYYY-MM-DDTHH:MM:SS`, with as many digits of a second as it has. */
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

/** The part that the progress of the older interface shows: the most frequent call reads nothing else. */
export type ShownColumns = Pick<
  SubjectColumns,
  "id" | "public_id" | "number" | "stage_id" | "workflow_version_id" | "applicant_name" | "fields"
> & {
  readonly service_code: string;
  readonly service_label: string;
  readonly entries: readonly ShownEntry[] | null;
};
export type ShownEntry = Pick<PackedEntry, "event" | "from" | "at" | "remark" | "detail">;

const columns = `a.id, a.public_id, a.number, a.version, a.status, a.stage_id, a.workflow_version_id, a.applicant_name,
  a.fields, a.submitted_at, a.updated_at, to_char(a.stage_due_on, 'YYYY-MM-DD') AS stage_due_on,
  a.clock_paused_at IS NOT NULL AS clock_paused,
  a.applicant_id IS NULL AS without_account, s.code AS service_code, s.name AS service_name`;

const entry = `json_build_object('seq', e.seq, 'event', e.event, 'from', coalesce(e.from_stage_id, e.to_stage_id),
  'to', e.to_stage_id, 'at', e.at AT TIME ZONE 'UTC',
  'from_status', e.from_status, 'status', e.to_status, 'remark', e.remark, 'detail', e.detail)`;

const shownEntry = `json_build_object('event', e.event, 'from', coalesce(e.from_stage_id, e.to_stage_id),
  'at', e.at AT TIME ZONE 'UTC', 'remark', e.remark, 'detail', e.detail)`;

/** Newest first, by number: two entries of one second keep their order. */
const history = (packed: string) => `(SELECT json_agg(${packed}) FROM (
  SELECT * FROM history_entry WHERE application_id = a.id ORDER BY seq DESC) e) AS entries`;

const latest = `LEFT JOIN LATERAL (SELECT json_build_array(${entry}) AS entries FROM history_entry e
  WHERE e.application_id = a.id AND e.event NOT IN ('taken', 'handed-over') ORDER BY e.seq DESC LIMIT 1) h ON true`;

const by = (column: "public_id" | "number") =>
  `LEFT JOIN application a ON a.${column} = $2 LEFT JOIN service s ON s.id = a.service_id`;

/** The key, what is shown of the application with this integer id, and its whole history. */
export const progressById = keyedStatement<ShownColumns>({
  name: "api-progress-id",
  more: `a.id, a.public_id, a.number, a.stage_id, a.workflow_version_id, a.applicant_name, a.fields,
    s.code AS service_code, s.name->>'zh-CN' AS service_label, ${history(shownEntry)}`,
  joins: by("public_id"),
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
  more: `${columns}, ${history(entry)}`,
  joins: by("number"),
});

export type NamedService = { readonly code: string; readonly name: LocalizedText; readonly retired: boolean };

/** The key, and every service by its names in their order. */
export const namedServices = keyedStatement<{ readonly services: readonly NamedService[] | null }>({
  name: "api-services",
  more: `(SELECT json_agg(json_build_object('code', code, 'name', name, 'retired', retired_at IS NOT NULL)
    ORDER BY position) FROM service) AS services`,
});

/** The key and the application with this number. */
export const subjectByNumber = keyedStatement<SubjectColumns>({
  name: "api-subject-number",
  more: columns,
  joins: by("number"),
});
