import { randomBytes, randomUUID } from "node:crypto";
import { lookupHash, seal } from "../crypto.ts";
import { stateColumns } from "../db/application-record.ts";
import { officeTime } from "../db/office-time.ts";
import type { Writer } from "../db/session.ts";
import { type NewApplication, type PersonColumns, writeSubmission } from "../db/submission.ts";
import { type Service, workflowVersion } from "../db/workflow-version.ts";
import { localDate } from "../domain/dates.ts";
import { firstState } from "../domain/decisions.ts";
import { applicationNumber } from "../domain/identifiers.ts";
import type { Locale } from "../domain/localized-text.ts";
import { plannedStages, stageByCode } from "../domain/workflow.ts";
import type { Answers } from "../schemas/form-definition.ts";
import type { Identity } from "../schemas/identity.ts";
import { actorColumns, type Context } from "./context.ts";

/** Who applies. A partner may file without an ID document: then nobody can look the application up by its number. */
export type Filer = Pick<Identity, "applicantName" | "email" | "mobile"> &
  (Pick<Identity, "idKind" | "idNumber"> | { readonly idKind?: undefined; readonly idNumber?: undefined });

export type Submission = {
  readonly service: Pick<Service, "id" | "prefix">;
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
  session: Writer,
  context: Context,
  submission: Submission & { readonly publicId: number },
): Promise<Submitted> {
  const version = await workflowVersion(context.database, submission.workflowVersionId);
  const office = await officeTime(context.database, context.zone);
  const now = context.clock.now();
  const stages = plannedStages(version.stages, submission.answers);
  const state = firstState({ stages, office, now });
  const application = newApplication(context, submission, now);
  const { id, number, publicId } = application;
  await writeSubmission(session, {
    application,
    state,
    columns: stateColumns(state, { stages, office, now }),
    firstStageId: stageByCode(stages, stages[0]?.code ?? "").id,
    entry: { at: now, ...actorColumns(context.actor), operationId: submission.operationId },
  });
  return { ok: true, applicationId: id, number, publicId };
}

function newApplication(
  context: Context,
  submission: Submission & { readonly publicId: number },
  now: Date,
): NewApplication {
  const { service, identity, answers, publicId, workflowVersionId, locale } = submission;
  const id = randomUUID();
  const year = Number(localDate(now, context.zone).slice(0, 4));
  const number = applicationNumber({ prefix: service.prefix, year, random: randomBytes(5) });
  return {
    id,
    publicId,
    number,
    serviceId: service.id,
    workflowVersionId,
    applicantId: context.actor.kind === "applicant" ? context.actor.personId : null,
    ...personColumns(id, number, identity),
    locale,
    fields: answers,
  };
}

function personColumns(id: string, number: string, filer: Filer): PersonColumns {
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
