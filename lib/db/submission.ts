import type { ApplicationState } from "../domain/decisions.ts";
import type { NewEntry, stateColumns } from "./application-record.ts";
import type { Session, Statement, Writer } from "./session.ts";

/** Who applied, as it is stored; all of the document or none of it. */
export type PersonColumns = {
  readonly applicantName: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly idKind: string | null;
  readonly idCipher: Uint8Array | null;
  readonly idLastFour: string | null;
  readonly lookupHash: Uint8Array | null;
};

export type NewApplication = PersonColumns & {
  readonly id: string;
  readonly publicId: number;
  readonly number: string;
  readonly serviceId: string;
  readonly workflowVersionId: string;
  readonly applicantId: string | null;
  readonly locale: string;
  readonly fields: object;
};

export const nextPublicId: Statement = {
  name: "next-public-id",
  text: "SELECT nextval('application_public_id_seq')::int AS id",
};

/** A whole number for partners, drawn before the row is written so that nobody waits for it to come back. */
export async function drawPublicId(session: Pick<Session, "rows">): Promise<number> {
  const [row] = await session.rows<{ id: number }>(nextPublicId, []);
  if (!row) throw new Error("a sequence gave no number");
  return row.id;
}

// The application, its first entry and the audit row in one statement, as in lib/db/transition. Types are spelt out: the
// statement also runs inside a Prisma transaction, which sends texts.
export const writeNew: Statement = {
  name: "write-submission",
  text: `WITH filed AS (
           INSERT INTO application (id, public_id, number, service_id, workflow_version_id, applicant_id, applicant_name,
             email, mobile, id_kind, id_cipher, id_last_four, lookup_hash, locale, fields, status, stage_id, version,
             department_id, stage_entered_at, stage_due_on, urgent_at, submitted_at, updated_at)
           VALUES ($1::uuid, $2::int, $3::text, $4::uuid, $5::uuid, $6::uuid, $7::text, $8::text, $9::text, $10::text,
             $11::bytea, $12::text, $13::bytea, $14::text, $15::jsonb, $16::text, $17::uuid, 1,
             $18::uuid, $19::timestamptz, $20::date, $21::timestamptz, $19::timestamptz, $19::timestamptz)
           RETURNING id
         ), entry AS (
           INSERT INTO history_entry (application_id, seq, event, at, from_stage_id, to_status, to_stage_id, actor_kind,
             actor_id, actor_snapshot, detail, operation_id)
           SELECT id, 1, 'submitted', $19::timestamptz, $22::uuid, $16::text, $17::uuid, $23::text, $24::uuid,
             $25::jsonb, '{}', $26::uuid FROM filed
         )
         INSERT INTO audit_entry (actor_kind, actor_id, action, subject_kind, subject_id, detail)
         SELECT $23::text, $24::uuid, 'application.submitted', 'application', id::text, '{"seq": 1}' FROM filed`,
};

/** Writes a new application with its first history entry and the audit row. */
export async function writeSubmission(
  session: Writer,
  given: {
    application: NewApplication;
    state: ApplicationState;
    columns: ReturnType<typeof stateColumns>;
    /** The stage that filing finishes. */
    firstStageId: string;
    entry: Pick<NewEntry, "at" | "actorKind" | "actorId" | "actor" | "operationId">;
  },
): Promise<void> {
  const { application, state, columns, firstStageId, entry } = given;
  await session.send(writeNew, [
    application.id,
    application.publicId,
    application.number,
    application.serviceId,
    application.workflowVersionId,
    application.applicantId,
    application.applicantName,
    application.email,
    application.mobile,
    application.idKind,
    application.idCipher,
    application.idLastFour,
    application.lookupHash,
    application.locale,
    JSON.stringify(application.fields),
    columns.status,
    columns.stageId,
    columns.departmentId,
    entry.at,
    state.stageDueOn,
    columns.urgentAt,
    firstStageId,
    entry.actorKind,
    entry.actorId,
    entry.actor && JSON.stringify(entry.actor),
    entry.operationId,
  ]);
}

/** What a service must be like to be applied for. */
export type OpenService = { readonly id: string; readonly prefix: string; readonly currentVersionId: string | null };

export const openServiceBy: Statement = {
  name: "open-service",
  text: `SELECT id, prefix, current_version_id AS "currentVersionId" FROM service WHERE code = $1 AND retired_at IS NULL`,
};

/** The service with this code; null when there is none or it was retired. */
export async function openService(session: Pick<Session, "rows">, code: string): Promise<OpenService | null> {
  const [row] = await session.rows<OpenService>(openServiceBy, [code]);
  return row ?? null;
}

export const keep: Statement = {
  name: "keep-answer",
  text: `INSERT INTO operation_record (actor_key, operation_id, request_hash, result, created_at)
         VALUES ($1, $2, $3, $4, $5)`,
};
