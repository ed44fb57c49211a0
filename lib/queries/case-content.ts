import type { WorkflowVersion } from "../db/workflow-version.ts";
import { inLocale, type Locale } from "../domain/localized-text.ts";
import type { FieldDefinition } from "../schemas/form-definition.ts";
import type { Reading } from "./reading.ts";

/** One answer of the form, in words. */
export type AnswerView = {
  readonly code: string;
  readonly section: string;
  readonly label: string;
  readonly kind: FieldDefinition["kind"];
  readonly value: string;
};

export type FileView = {
  readonly id: string;
  readonly materialCode: string;
  readonly materialName: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly scan: "quarantined" | "clean" | "refused";
  readonly createdAt: string;
};

/** Answers in the order of the form; questions left out are left out. */
export function answerViews(
  version: WorkflowVersion,
  answers: Readonly<Record<string, unknown>>,
  locale: Locale,
): AnswerView[] {
  return version.form.sections.flatMap((section) =>
    section.fields
      .filter((field) => answers[field.code] !== undefined && answers[field.code] !== "")
      .map((field) => ({
        code: field.code,
        section: inLocale(section.title, locale),
        label: inLocale(field.label, locale),
        kind: field.kind,
        value: answerInWords(field, answers[field.code], locale),
      })),
  );
}

export function answerInWords(field: FieldDefinition, answer: unknown, locale: Locale): string {
  switch (field.kind) {
    case "choice": {
      const option = field.options.find(({ value }) => value === answer);
      return option ? inLocale(option.label, locale) : String(answer);
    }
    case "number":
      return field.unit ? `${String(answer)} ${inLocale(field.unit, locale)}` : String(answer);
    case "text":
    case "long-text":
    case "date":
      return String(answer);
  }
}

/** The files of an application, to be named by the version's materials in the reader's language. */
export async function filesOf(
  { database }: Pick<Reading, "database">,
  applicationId: string,
): Promise<(version: WorkflowVersion, locale: Locale) => FileView[]> {
  const rows = await database.applicationFile.findMany({
    where: { applicationId, removedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true, materialCode: true, name: true, mediaType: true, size: true, scan: true, createdAt: true },
  });
  return (version, locale) =>
    rows.map(({ createdAt, scan, ...row }) => {
      const material = version.materials.find(({ code }) => code === row.materialCode);
      return {
        ...row,
        scan: scan as FileView["scan"],
        createdAt: createdAt.toISOString(),
        materialName: material ? inLocale(material.name, locale) : row.materialCode,
      };
    });
}
