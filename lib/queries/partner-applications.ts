import { Prisma } from "../db/generated/client.ts";
import type { Database } from "../db/transaction.ts";
import { type IdDocumentKind, maskedEmail, maskedMobile } from "../domain/identifiers.ts";
import type { Locale } from "../domain/localized-text.ts";
import type { Status } from "../domain/workflow.ts";
import { type ApplicationFilter, cursorText } from "../schemas/partner-api.ts";
import { maskedDocument } from "./applicant.ts";

/** One application in a partner's list. */
export type PartnerApplication = {
  readonly number: string;
  readonly publicId: number;
  readonly serviceCode: string;
  readonly status: Status;
  readonly stageCode: string;
  readonly version: number;
  readonly applicantName: string;
  readonly submittedAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  readonly dueOn: string | null;
};
type Row = PartnerApplication & { readonly id: string };

const columns = Prisma.sql`a.id, a.number, a.public_id AS "publicId", s.code AS "serviceCode", a.status,
  g.code AS "stageCode", a.version, a.applicant_name AS "applicantName", a.submitted_at AS "submittedAt",
  a.updated_at AS "updatedAt", a.closed_at AS "closedAt", to_char(a.stage_due_on, 'YYYY-MM-DD') AS "dueOn"
  FROM application a JOIN service s ON s.id = a.service_id JOIN stage g ON g.id = a.stage_id`;

/**
 * A page of the applications of `services`, those changed longest ago first: a reader that goes on from the last
 * cursor sees every later change.
 */
export async function partnerApplications(
  database: Database,
  { services, filter }: { services: "all" | readonly string[]; filter: ApplicationFilter },
): Promise<{ applications: readonly PartnerApplication[]; nextCursor: string | null }> {
  const conditions = [Prisma.sql`true`];
  if (services !== "all") conditions.push(Prisma.sql`s.code = ANY(${services}::text[])`);
  // The id, and not the code, so that the index of one service's changes can be walked.
  if (filter.service) {
    conditions.push(Prisma.sql`a.service_id = (SELECT id FROM service WHERE code = ${filter.service})`);
  }
  if (filter.status) conditions.push(Prisma.sql`a.status = ${filter.status}`);
  if (filter.stage) conditions.push(Prisma.sql`g.code = ${filter.stage}`);
  if (filter.updated_since) conditions.push(Prisma.sql`a.updated_at >= ${filter.updated_since}`);
  const { cursor } = filter;
  if (cursor) conditions.push(Prisma.sql`(a.updated_at, a.id) > (${cursor.updatedAt}, ${cursor.id}::uuid)`);
  const rows = await database.$queryRaw<Row[]>`
    SELECT ${columns} WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY a.updated_at, a.id LIMIT ${filter.limit + 1}`;
  const applications = rows.slice(0, filter.limit);
  const last = applications.at(-1);
  return { applications, nextCursor: rows.length > filter.limit && last ? cursorText(last) : null };
}

/** An application with who applied, masked, and what they answered. */
export type PartnerApplicationDetail = PartnerApplication & {
  readonly document: { readonly kind: IdDocumentKind; readonly maskedNumber: string } | null;
  readonly maskedEmail: string | null;
  readonly maskedMobile: string | null;
  readonly locale: Locale;
  readonly fields: Readonly<Record<string, string | number>>;
};

export async function partnerApplication(database: Database, id: string): Promise<PartnerApplicationDetail> {
  const [[row], person] = await Promise.all([
    database.$queryRaw<Row[]>`SELECT ${columns} WHERE a.id = ${id}::uuid`,
    database.application.findUniqueOrThrow({
      where: { id },
      select: { idKind: true, idCipher: true, idLastFour: true, email: true, mobile: true, locale: true, fields: true },
    }),
  ]);
  if (!row) throw new Error(`application ${id} vanished`);
  const number = maskedDocument(person, id);
  return {
    ...row,
    document: number === null ? null : { kind: person.idKind as IdDocumentKind, maskedNumber: number },
    maskedEmail: person.email && maskedEmail(person.email),
    maskedMobile: person.mobile && maskedMobile(person.mobile),
    locale: person.locale as Locale,
    fields: person.fields as Record<string, string | number>,
  };
}

export type PartnerFile = {
  readonly id: string;
  readonly materialCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly scan: "quarantined" | "clean" | "refused";
  readonly createdAt: Date;
};

const fileColumns = {
  id: true,
  materialCode: true,
  name: true,
  mediaType: true,
  size: true,
  scan: true,
  createdAt: true,
} as const;

export async function partnerFiles(database: Database, applicationId: string): Promise<PartnerFile[]> {
  const rows = await database.applicationFile.findMany({
    where: { applicationId, removedAt: null },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: fileColumns,
  });
  return rows.map((row) => ({ ...row, scan: row.scan as PartnerFile["scan"] }));
}

/** A file of the application that may be opened; null when it is not there or not known to be clean. */
export async function openablePartnerFile(
  database: Database,
  { applicationId, fileId }: { applicationId: string; fileId: string },
) {
  return database.applicationFile.findFirst({
    where: { id: fileId, applicationId, scan: "clean", removedAt: null },
    select: { storageKey: true, name: true, mediaType: true },
  });
}
