import { open } from "../crypto.ts";
import { type DraftRecord, draftOf } from "../db/draft-record.ts";
import { type Service, serviceBy, services, type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import { type IdDocumentKind, maskedEmail, maskedIdNumber, maskedMobile } from "../domain/identifiers.ts";
import { inLocale, type Locale } from "../domain/localized-text.ts";
import type { ApplicationView } from "../domain/view.ts";
import { isLegal, plannedStages } from "../domain/workflow.ts";
import { applicationFacts } from "./application-facts.ts";
import { type AnswerView, answerViews, type FileView, filesOf } from "./case-content.ts";
import { type CorrectionView, correctionView } from "./correction.ts";
import { type Reading, viewed } from "./reading.ts";

type Owner = { readonly personId: string; readonly locale: Locale };

/** One application in the personal centre. */
export type ApplicationCard = {
  readonly id: string;
  readonly view: ApplicationView;
};

/** The person's applications, the newest filed first; at most `limit`. */
export async function applicationCards(
  reading: Reading,
  { personId, locale, limit = 50 }: Owner & { limit?: number },
): Promise<ApplicationCard[]> {
  const rows = await reading.database.application.findMany({
    where: { applicantId: personId },
    orderBy: { submittedAt: "desc" },
    take: limit,
    select: { id: true },
  });
  const cards = await Promise.all(
    rows.map(async ({ id }) => {
      const facts = await applicationFacts(reading.database, { id, applicantId: personId });
      return facts && { id, view: (await viewed(reading, facts, { audience: "applicant", locale })).view };
    }),
  );
  return cards.filter((card) => card !== null);
}

export type DraftCard = {
  readonly id: string;
  readonly serviceCode: string;
  readonly serviceName: string;
  readonly updatedAt: string;
};

/** Applications that the person has begun and not filed. */
export async function draftCards({ database }: Reading, { personId, locale }: Owner): Promise<DraftCard[]> {
  const rows = await database.draft.findMany({
    where: { personId, submittedAt: null },
    orderBy: { updatedAt: "desc" },
    select: { id: true, serviceId: true, updatedAt: true },
  });
  const known = new Map((await services(database)).map((service) => [service.id, service]));
  return rows.flatMap(({ id, serviceId, updatedAt }) => {
    const service = known.get(serviceId);
    if (!service) return [];
    const { code: serviceCode, name } = service;
    return [{ id, serviceCode, serviceName: inLocale(name, locale), updatedAt: updatedAt.toISOString() }];
  });
}

/** The owner's page about one application; the ID number is masked even for its owner. */
export type OwnApplication = {
  readonly id: string;
  readonly version: number;
  readonly view: ApplicationView;
  readonly person: {
    readonly name: string;
    /** Both null where a partner filed without a document. */
    readonly idKind: IdDocumentKind | null;
    readonly maskedIdNumber: string | null;
    readonly maskedEmail: string | null;
    readonly maskedMobile: string | null;
  };
  readonly answers: readonly AnswerView[];
  readonly files: readonly FileView[];
  /** What the applicant is asked to mend now. */
  readonly correction: CorrectionView | null;
  readonly mayWithdraw: boolean;
};

/** One application of the person; null when it is not theirs or does not exist. */
export async function ownApplication(
  reading: Reading,
  { id, personId, locale }: Owner & { id: string },
): Promise<OwnApplication | null> {
  const facts = await applicationFacts(reading.database, { id, applicantId: personId });
  if (!facts) return null;
  const [{ view, version }, person, files] = await Promise.all([
    viewed(reading, facts, { audience: "applicant", locale }),
    personOf(reading, id),
    filesOf(reading, id),
  ]);
  const { status, stageCode, fields } = facts;
  return {
    id,
    version: facts.version,
    view,
    person,
    answers: answerViews(version, fields, locale),
    files: files(version, locale),
    correction: correctionView({ facts, version, files }, locale),
    mayWithdraw: isLegal("withdrawn", { stages: plannedStages(version.stages, fields), status, stageCode }),
  };
}

/** Who applied, masked. */
export async function personOf(
  { database }: Pick<Reading, "database">,
  applicationId: string,
): Promise<OwnApplication["person"]> {
  const row = await database.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { applicantName: true, idKind: true, idCipher: true, idLastFour: true, email: true, mobile: true },
  });
  return {
    name: row.applicantName,
    idKind: row.idKind as IdDocumentKind | null,
    maskedIdNumber: maskedDocument(row, applicationId),
    maskedEmail: row.email && maskedEmail(row.email),
    maskedMobile: row.mobile && maskedMobile(row.mobile),
  };
}

/** The number of the ID document as it may be shown; null when none was given. */
export function maskedDocument(
  { idCipher, idLastFour }: { idCipher: Uint8Array | null; idLastFour: string | null },
  applicationId: string,
): string | null {
  if (idCipher === null || idLastFour === null) return null;
  const { length } = open(idCipher, { table: "application", column: "id_cipher", row: applicationId });
  return maskedIdNumber({ lastFour: idLastFour, length });
}

export type DraftPage = { readonly draft: DraftRecord; readonly service: Service; readonly version: WorkflowVersion };

/** Whether this was a draft of the person's that has been filed or discarded. */
export async function isClosedDraft(
  { database }: Pick<Reading, "database">,
  { id, personId }: { id: string; personId: string },
): Promise<boolean> {
  return (await database.draft.count({ where: { id, personId, submittedAt: { not: null } } })) > 0;
}

/** A person's open draft with the form it is written on; null when it is not theirs, filed or discarded. */
export async function draftPage(
  { database }: Pick<Reading, "database">,
  { id, personId }: { id: string; personId: string },
): Promise<DraftPage | null> {
  const draft = await draftOf(database, { id, personId });
  if (!draft || draft.submittedAt) return null;
  const [service, version] = await Promise.all([
    serviceBy(database, { id: draft.serviceId }),
    workflowVersion(database, draft.workflowVersionId),
  ]);
  return service && { draft, service, version };
}
