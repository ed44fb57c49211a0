import type { LocalizedText } from "#lib/domain/localized-text.ts";
import type { ReviewerDisplay } from "#lib/domain/permissions.ts";
import type { WorkflowVersionInput } from "#lib/schemas/workflow-version.ts";
import type { DepartmentCode } from "./departments.ts";

export type StagePlan = Omit<WorkflowVersionInput["stages"][number], "departmentId" | "onlyWhen"> & {
  readonly department: DepartmentCode;
  readonly onlyWhen?: { readonly field: string; readonly anyOf: string[] };
};

/** A service as the demo database begins with it. */
export type ServicePlan = {
  readonly code: string;
  readonly prefix: string;
  readonly name: LocalizedText;
  readonly summary: LocalizedText;
  readonly issuer: LocalizedText;
  readonly department: DepartmentCode;
  readonly reviewerDisplay: ReviewerDisplay;
  readonly hotline: string;
  readonly stages: readonly StagePlan[];
  readonly form: WorkflowVersionInput["form"];
  readonly materials: WorkflowVersionInput["materials"];
};

/** A text in both languages. */
export function both(chinese: string, english: string): { "zh-CN": string; en: string } {
  return { "zh-CN": chinese, en: english };
}

/** Options of a choice from `value: [Chinese, English]`. */
export function options(words: Readonly<Record<string, readonly [string, string]>>) {
  return Object.entries(words).map(([value, [chinese, english]]) => ({ value, label: both(chinese, english) }));
}
