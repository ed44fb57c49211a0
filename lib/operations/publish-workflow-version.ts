import { randomUUID } from "node:crypto";
import { Prisma } from "../db/generated/client.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { Actor } from "../domain/permissions.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type WorkflowProblem, workflowProblems } from "../domain/workflow.ts";
import { type FormDefinition, fieldsOf } from "../schemas/form-definition.ts";
import { type WorkflowVersionInput, workflowVersionInput } from "../schemas/workflow-version.ts";
import { type Context, recordAudit } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

export type PublishProblem =
  | WorkflowProblem
  | "malformed"
  | "unknown-department"
  | "duplicate-field"
  | "duplicate-section"
  | "duplicate-material"
  /** A conditional stage hangs on an answer that the form cannot give. */
  | "condition-without-choice";

export type Published = { readonly ok: true; readonly workflowVersionId: string; readonly number: number };
export type NotPublishable = {
  readonly ok: false;
  readonly reason: "not-publishable";
  readonly problems: readonly PublishProblem[];
};

/**
 * Publishes stages, form and materials as the next version of a service and makes it the current one. Applications
 * and drafts that are under way keep the version they began with.
 */
export async function publishWorkflowVersion(
  context: Context,
  input: WorkflowVersionInput,
): Promise<Published | NotPublishable | Refused> {
  if (!mayPublish(context.actor)) return refused("not-found");
  return answerOnce<Published | NotPublishable>({ context, request: input }, () =>
    inTransaction(context.database, async (transaction) => {
      // Two versions of one service follow each other, so that their numbers have no gap and the later one is current.
      const locked = await transaction.$queryRaw<object[]>`
        SELECT 1 FROM service WHERE id = ${input.serviceId}::uuid FOR UPDATE`;
      if (locked.length === 0) return refused("not-found");
      const first = await firstAnswer<Published>(transaction, { context, request: input });
      if (first) return first;
      const problems = await publishProblems(transaction, input);
      if (problems.length > 0) return { ok: false, reason: "not-publishable", problems };
      const result = await writeVersion(transaction, context, input);
      await recordAudit(transaction, {
        actor: context.actor,
        action: "service.version-published",
        subject: { kind: "service", id: input.serviceId },
        detail: { workflowVersionId: result.workflowVersionId, number: result.number },
      });
      await keepAnswer(transaction, { context, request: input, result });
      return result;
    }),
  );
}

function mayPublish(actor: Actor): boolean {
  return actor.kind === "system" || (actor.kind === "staff" && actor.role === "administrator");
}

async function publishProblems(transaction: Transaction, input: WorkflowVersionInput): Promise<PublishProblem[]> {
  if (!workflowVersionInput.safeParse(input).success) return ["malformed"];
  const { form, materials, stages } = input;
  const named = [...new Set(stages.map((stage) => stage.departmentId))];
  const known = await transaction.department.count({ where: { id: { in: named } } });
  const checks: Record<Exclude<PublishProblem, WorkflowProblem | "malformed">, boolean> = {
    "unknown-department": known !== named.length,
    "duplicate-section": hasRepeats(form.sections.map((section) => section.code)),
    "duplicate-field": hasRepeats(fieldsOf(form).map((field) => field.code)),
    "duplicate-material": hasRepeats(materials.map((material) => material.code)),
    "condition-without-choice": stages.some(({ onlyWhen }) => onlyWhen !== null && !isAnswerable(form, onlyWhen)),
  };
  const flaws = (Object.keys(checks) as (keyof typeof checks)[]).filter((problem) => checks[problem]);
  return [...workflowProblems(stages.map((stage) => ({ ...stage, id: stage.code }))), ...flaws];
}

function hasRepeats(codes: readonly string[]): boolean {
  return new Set(codes).size !== codes.length;
}

function isAnswerable(form: FormDefinition, { field, anyOf }: { field: string; anyOf: readonly string[] }): boolean {
  const question = fieldsOf(form).find(({ code }) => code === field);
  if (question?.kind !== "choice" || !question.required) return false;
  return anyOf.every((value) => question.options.some((option) => option.value === value));
}

async function writeVersion(
  transaction: Transaction,
  context: Context,
  { serviceId, form, stages, materials }: WorkflowVersionInput,
): Promise<Published> {
  const { _max } = await transaction.workflowVersion.aggregate({ where: { serviceId }, _max: { number: true } });
  const number = (_max.number ?? 0) + 1;
  const workflowVersionId = randomUUID();
  await transaction.workflowVersion.create({
    data: { id: workflowVersionId, serviceId, number, form, publishedAt: context.clock.now() },
    select: { id: true },
  });
  await transaction.stage.createMany({
    data: stages.map((stage, index) => ({
      ...stage,
      onlyWhen: stage.onlyWhen ?? Prisma.DbNull,
      workflowVersionId,
      position: index + 1,
    })),
  });
  await transaction.material.createMany({
    data: materials.map((material, index) => ({ ...material, workflowVersionId, position: index + 1 })),
  });
  await transaction.service.update({
    where: { id: serviceId },
    data: { currentVersionId: workflowVersionId },
    select: { id: true },
  });
  return { ok: true, workflowVersionId, number };
}
