import type { LocalizedText } from "../domain/localized-text.ts";
import type { ReviewerDisplay } from "../domain/permissions.ts";
import type { StageCondition, StageDefinition, StageKind } from "../domain/workflow.ts";
import type { FormDefinition } from "../schemas/form-definition.ts";
import type { Database, Transaction } from "./transaction.ts";

export type Stage = StageDefinition & {
  readonly name: LocalizedText;
  readonly meaning: LocalizedText;
  readonly applicantDoes: LocalizedText;
  readonly completedLabel: LocalizedText;
  readonly department: Department;
};
export type Department = { readonly id: string; readonly name: LocalizedText; readonly hotline: string };
export type Material = {
  readonly code: string;
  readonly name: LocalizedText;
  readonly hint: LocalizedText;
  readonly required: boolean;
  readonly maxFiles: number;
};
/** A published version with all that is fixed about it. */
export type WorkflowVersion = {
  readonly id: string;
  readonly serviceId: string;
  readonly number: number;
  readonly stages: readonly Stage[];
  readonly materials: readonly Material[];
  readonly form: FormDefinition;
};

export type Service = {
  readonly id: string;
  readonly code: string;
  readonly prefix: string;
  readonly name: LocalizedText;
  readonly summary: LocalizedText;
  readonly issuer: LocalizedText;
  readonly reviewerDisplay: ReviewerDisplay;
  readonly hotline: string;
  readonly currentVersionId: string | null;
  readonly retiredAt: Date | null;
};

// A published version never changes (a trigger refuses it), so each process reads it once. Keyed by database: tests use many.
const versions = new WeakMap<object, Map<string, WorkflowVersion>>();

/** The version with `id`; an unknown id is a bug and throws. */
export async function workflowVersion(database: Database, id: string): Promise<WorkflowVersion> {
  const known = versions.get(database) ?? new Map<string, WorkflowVersion>();
  versions.set(database, known);
  const found = known.get(id) ?? (await readVersion(database, id));
  known.set(id, found);
  return found;
}

/** The version when this process has read it before; null otherwise. For code that holds a connection and must not ask for a second. */
export function knownVersion(database: Database, id: string): WorkflowVersion | null {
  return versions.get(database)?.get(id) ?? null;
}

const stageColumns = {
  id: true,
  code: true,
  kind: true,
  name: true,
  meaning: true,
  applicantDoes: true,
  completedLabel: true,
  departmentId: true,
  workingDays: true,
  onlyWhen: true,
  department: { select: { id: true, name: true, hotline: true } },
} as const;

async function readVersion(database: Database, id: string): Promise<WorkflowVersion> {
  const row = await database.workflowVersion.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      serviceId: true,
      number: true,
      form: true,
      stages: { select: stageColumns, orderBy: { position: "asc" } },
      materials: {
        select: { code: true, name: true, hint: true, required: true, maxFiles: true },
        orderBy: { position: "asc" },
      },
    },
  });
  // JSON columns were checked by the schemas when the version was published and cannot change since.
  return {
    ...row,
    form: row.form as FormDefinition,
    materials: row.materials.map((material) => ({
      ...material,
      name: material.name as LocalizedText,
      hint: material.hint as LocalizedText,
    })),
    stages: row.stages.map((stage) => ({
      ...stage,
      kind: stage.kind as StageKind,
      name: stage.name as LocalizedText,
      meaning: stage.meaning as LocalizedText,
      applicantDoes: stage.applicantDoes as LocalizedText,
      completedLabel: stage.completedLabel as LocalizedText,
      onlyWhen: stage.onlyWhen as StageCondition | null,
      department: { ...stage.department, name: stage.department.name as LocalizedText },
    })),
  };
}

const serviceColumns = {
  id: true,
  code: true,
  prefix: true,
  name: true,
  summary: true,
  issuer: true,
  reviewerDisplay: true,
  hotline: true,
  currentVersionId: true,
  retiredAt: true,
} as const;

/** Services in their order on the pages, retired ones included. */
export async function services(database: Database | Transaction): Promise<Service[]> {
  const rows = await database.service.findMany({ select: serviceColumns, orderBy: { position: "asc" } });
  return rows.map((row) => ({
    ...row,
    name: row.name as LocalizedText,
    summary: row.summary as LocalizedText,
    issuer: row.issuer as LocalizedText,
    reviewerDisplay: row.reviewerDisplay as ReviewerDisplay,
  }));
}

export async function serviceBy(
  database: Database | Transaction,
  key: { readonly code: string } | { readonly id: string },
): Promise<Service | null> {
  const all = await services(database);
  return all.find((service) => ("code" in key ? service.code === key.code : service.id === key.id)) ?? null;
}
