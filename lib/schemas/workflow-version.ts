import { z } from "zod";
import { stageKinds } from "#lib/domain/workflow.ts";
import { operationId } from "./commands.ts";
import { formDefinition } from "./form-definition.ts";
import { localizedText } from "./text.ts";

const code = z.string().regex(/^[a-z][a-z0-9-]*$/);

export const stageInput = z.strictObject({
  code,
  kind: z.enum(stageKinds),
  name: localizedText,
  meaning: localizedText,
  applicantDoes: localizedText,
  completedLabel: localizedText,
  departmentId: z.uuid(),
  workingDays: z.int().min(1).max(400).nullable(),
  onlyWhen: z.strictObject({ field: code, anyOf: z.array(z.string()).min(1) }).nullable(),
});

export const materialInput = z.strictObject({
  code,
  name: localizedText,
  hint: localizedText,
  required: z.boolean(),
  maxFiles: z.int().min(1).max(20),
});

/** All that a workflow version fixes. */
export const workflowVersionInput = z.strictObject({
  serviceId: z.uuid(),
  operationId,
  stages: z.array(stageInput).max(40),
  form: formDefinition,
  materials: z.array(materialInput).max(40),
});
export type WorkflowVersionInput = z.output<typeof workflowVersionInput>;
