import type { OfficeTime } from "../domain/deadlines.ts";
import type { ApplicationState } from "../domain/decisions.ts";
import type { Status } from "../domain/workflow.ts";
import { type NewEntry, stateColumns } from "./application-record.ts";
import type { Session, Statement } from "./session.ts";
import type { Stage } from "./workflow-version.ts";

/** An application as a decision needs it, locked until the transaction ends. */
export type LockedApplication = {
  readonly id: string;
  readonly workflowVersionId: string;
  readonly applicantId: string | null;
  readonly serviceId: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stageId: string;
  readonly state: Omit<ApplicationState, "stageCode">;
};

const lock: Statement = {
  name: "lock-application",
  text: `SELECT id, service_id AS "serviceId", workflow_version_id AS "workflowVersionId", applicant_id AS "applicantId",
           fields, stage_id AS "stageId", status, version, department_id AS "departmentId", assignee_id AS "assigneeId",
           stage_entered_at AS "stageEnteredAt", stage_due_on::text AS "stageDueOn",
           clock_paused_at AS "clockPausedAt", closed_at AS "closedAt"
         FROM application WHERE id = $1 FOR UPDATE`,
};

type LockedRow = Omit<LockedApplication, "state"> & Omit<ApplicationState, "stageCode"> & { status: Status };

/** Locks the row, so that two changes of one application follow each other; null when there is none. */
export async function lockApplication(session: Session, id: string): Promise<LockedApplication | null> {
  const [row] = await session.rows<LockedRow>(lock, [id]);
  if (!row) return null;
  const { serviceId, workflowVersionId, applicantId, fields, stageId, ...state } = row;
  return { id, serviceId, workflowVersionId, applicantId, fields, stageId, state };
}

const reviewers: Statement = {
  name: "reviewers-of-round",
  text: `SELECT DISTINCT actor_id FROM history_entry
         WHERE application_id = $1 AND event = 'stage-completed' AND actor_id IS NOT NULL
           AND seq > coalesce((SELECT max(seq) FROM history_entry WHERE application_id = $1 AND event = 'returned'), 0)`,
};

/** Staff who finished a stage since the application was filed or last returned. */
export async function reviewersOfRound(session: Session, applicationId: string): Promise<string[]> {
  const rows = await session.rows<{ actor_id: string }>(reviewers, [applicationId]);
  return rows.map((row) => row.actor_id);
}

// State, history, audit and the answer for repeats in one statement: one round trip, and no way to write only some.
const write: Statement = {
  name: "write-transition",
  text: `WITH changed AS (
           UPDATE application SET status = $3, stage_id = $4, version = $5, department_id = $6, assignee_id = $7,
             stage_entered_at = $8, stage_due_on = $9, clock_paused_at = $10, urgent_at = $11, closed_at = $12, updated_at = $13
           WHERE id = $1 AND version = $2 RETURNING id
         ), entry AS (
           INSERT INTO history_entry (application_id, seq, event, at, from_status, to_status, from_stage_id, to_stage_id,
             actor_kind, actor_id, actor_snapshot, remark, detail, operation_id)
           SELECT id, $5, $14, $13, $15, $3, $16, $4, $17, $18, $19, $20, $21, $22 FROM changed
         ), audit AS (
           INSERT INTO audit_entry (actor_kind, actor_id, action, subject_kind, subject_id, detail)
           SELECT $17, $18, 'application.' || $14::text, 'application', id::text, jsonb_build_object('seq', $5::int) FROM changed
         ), answer AS (
           INSERT INTO operation_record (actor_key, operation_id, request_hash, result, created_at)
           SELECT $23, $22, $24, $25, $13 FROM changed
         )
         SELECT id FROM changed`,
};

/** The answer that a repeat of the request gets. */
export type Answer = { readonly actorKey: string; readonly requestHash: Uint8Array; readonly result: object };

/**
 * Writes the state after `entry`, the entry, the audit row and the answer. A version that does not match means that the
 * row was not locked, which is a bug.
 */
export async function writeTransition(
  session: Session,
  given: {
    application: LockedApplication;
    next: ApplicationState;
    entry: NewEntry;
    answer: Answer;
    stages: readonly Stage[];
    office: OfficeTime;
  },
): Promise<void> {
  const { application, next, entry, answer } = given;
  const columns = stateColumns(next, { ...given, now: entry.at });
  const changed = await session.rows(write, [
    application.id,
    application.state.version,
    columns.status,
    columns.stageId,
    columns.version,
    columns.departmentId,
    columns.assigneeId,
    columns.stageEnteredAt,
    next.stageDueOn,
    columns.clockPausedAt,
    columns.urgentAt,
    columns.closedAt,
    entry.at,
    entry.event,
    application.state.status,
    application.stageId,
    entry.actorKind,
    entry.actorId,
    entry.actor && JSON.stringify(entry.actor),
    entry.remark,
    JSON.stringify(entry.detail),
    entry.operationId,
    answer.actorKey,
    answer.requestHash,
    JSON.stringify(answer.result),
  ]);
  if (changed.length !== 1) throw new Error("an application changed while it was locked");
}

const answered: Statement = {
  name: "first-answer",
  text: `SELECT request_hash AS "requestHash", result FROM operation_record WHERE actor_key = $1 AND operation_id = $2`,
};

export type KeptAnswer = { readonly requestHash: Uint8Array; readonly result: unknown };

/** The kept answer to an operation id of one actor; null when it is new. */
export async function keptAnswer(
  session: Session,
  key: { actorKey: string; operationId: string },
): Promise<KeptAnswer | null> {
  const [row] = await session.rows<{ requestHash: Uint8Array; result: unknown }>(answered, [
    key.actorKey,
    key.operationId,
  ]);
  return row ?? null;
}

const newest: Statement = {
  name: "newest-entry",
  text: `SELECT event, at, actor_snapshot->>'name' AS by FROM history_entry
         WHERE application_id = $1 AND seq > $2 AND event = ANY($3) ORDER BY seq DESC LIMIT 1`,
};

/** The newest of `events` since version `after`: what a page made before it does not show. */
export async function newerEntry(
  session: Session,
  { applicationId, after, events }: { applicationId: string; after: number; events: readonly NewEntry["event"][] },
) {
  const [row] = await session.rows<{ event: NewEntry["event"]; at: Date; by: string | null }>(newest, [
    applicationId,
    after,
    events,
  ]);
  return row ?? null;
}

const departments: Statement = {
  name: "departments-involved",
  text: `SELECT DISTINCT s.department_id AS id FROM history_entry h JOIN stage s ON s.id = h.to_stage_id
         WHERE h.application_id = $1`,
};

/** Departments of the stages that the application has been in. */
export async function departmentsInvolved(session: Session, applicationId: string): Promise<string[]> {
  const rows = await session.rows<{ id: string }>(departments, [applicationId]);
  return rows.map((row) => row.id);
}
