import { randomBytes, randomUUID } from "node:crypto";
import { lookupHash, seal } from "../crypto.ts";
import { historyRow, stateColumns } from "../db/application-record.ts";
import { officeTime } from "../db/office-time.ts";
import type { Transaction } from "../db/transaction.ts";
import { type Service, type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import { localDate } from "../domain/dates.ts";
import { firstState } from "../domain/decisions.ts";
import { applicationNumber } from "../domain/identifiers.ts";
import type { Locale } from "../domain/localized-text.ts";
import { plannedStages, stageByCode } from "../domain/workflow.ts";
import type { Answers } from "../schemas/form-definition.ts";
import type { Identity } from "../schemas/identity.ts";
import { actorColumns, type Context, recordAudit } from "./context.ts";

/** Who applies. A partner may file without an ID document: then nobody can look the application up by its number. */
export type Filer = Pick<Identity, "applicantName" | "email" | "mobile"> &
  (Pick<Identity, "idKind" | "idNumber"> | { readonly idKind?: undefined; readonly idNumber?: undefined });

export type Submission = {
  readonly service: Service;
  readonly workflowVersionId: string;
  readonly identity: Filer;
  readonly answers: Answers;
  readonly locale: Locale;
  readonly operationId: string;
};

export type Submitted = {
  readonly ok: true;
  readonly applicationId: string;
  readonly number: string;
  /** For partners only. */
  readonly publicId: number;
};

/** Name of the sealed column, bound into its cipher text together with the row's id. */
export function idNumberPlace(applicationId: string) {
  return { table: "application", column: "id_cipher", row: applicationId };
}

/**
 * Writes a new application with its first history entry, inside the caller's transaction. The input has been checked;
 * the number is drawn at random (a collision violates the unique index and fails the transaction).
 */
export async function submitApplication(
  transaction: Transaction,
  context: Context,
  submission: Submission,
): Promise<Submitted> {
  const version = await workflowVersion(context.database, submission.workflowVersionId);
  const row = await newRow(context, submission, version);
  const { publicId } = await transaction.application.create({ data: row.application, select: { publicId: true } });
  await transaction.historyEntry.create({ data: row.entry, select: { id: true } });
  await recordAudit(transaction, {
    actor: context.actor,
    action: "application.submitted",
    subject: { kind: "application", id: row.application.id },
    detail: { seq: 1 },
  });
  return { ok: true, applicationId: row.application.id, number: row.application.number, publicId };
}

async function newRow(context: Context, submission: Submission, version: WorkflowVersion) {
  const { service, identity, answers } = submission;
  const now = context.clock.now();
  const office = await officeTime(context.database, context.zone);
  const stages = plannedStages(version.stages, answers);
  const state = firstState({ stages, office, now });
  const id = randomUUID();
  const year = Number(localDate(now, context.zone).slice(0, 4));
  const number = applicationNumber({ prefix: service.prefix, year, random: randomBytes(5) });
  const columns = stateColumns(state, { stages, office, now });
  const application = {
    id,
    number,
    serviceId: service.id,
    workflowVersionId: version.id,
    applicantId: context.actor.kind === "applicant" ? context.actor.personId : null,
    ...personColumns(id, number, identity),
    locale: submission.locale,
    fields: answers,
    submittedAt: now,
    ...columns,
  };
  const entry = {
    event: "submitted" as const,
    at: now,
    ...actorColumns(context.actor),
    remark: null,
    detail: {},
    operationId: submission.operationId,
  };
  const from = { fromStatus: null, fromStageId: stageByCode(stages, stages[0]?.code ?? "").id };
  const to = { seq: 1, toStatus: state.status, toStageId: columns.stageId };
  return { application, entry: historyRow(id, entry, { ...from, ...to }) };
}

function personColumns(id: string, number: string, filer: Filer) {
  const { applicantName, email = null, mobile = null } = filer;
  return { applicantName, email, mobile, ...documentColumns(id, number, filer) };
}

function documentColumns(id: string, number: string, { idKind, idNumber }: Filer) {
  if (idNumber === undefined) return { idKind: null, idCipher: null, idLastFour: null, lookupHash: null };
  return {
    idKind,
    idCipher: seal(idNumber, idNumberPlace(id)),
    idLastFour: idNumber.slice(-4),
    lookupHash: lookupHash({ number, idNumber }),
  };
}
