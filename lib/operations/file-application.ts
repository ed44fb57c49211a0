import { inTransaction, type Transaction } from "../db/transaction.ts";
import { serviceBy, workflowVersion } from "../db/workflow-version.ts";
import { localDate } from "../domain/dates.ts";
import type { Locale } from "../domain/localized-text.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { problemsOf } from "../schemas/draft.ts";
import type { FieldProblem } from "../schemas/field-problem.ts";
import { type Answers, answersSchema, fieldsOf } from "../schemas/form-definition.ts";
import type { Context } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";
import { type Filer, type Submitted, submitApplication } from "./submit-application.ts";

export type Filing = {
  readonly serviceCode: string;
  readonly filer: Filer;
  /** Null where the caller has no answers to give: the office asks for what it needs later. */
  readonly answers: Readonly<Record<string, unknown>> | null;
  readonly locale: Locale;
  readonly operationId: string;
};

/** What is wrong with the answers, by field code. */
export type AnswersRefused = {
  readonly ok: false;
  readonly reason: "draft-incomplete";
  readonly problems: Readonly<Record<string, FieldProblem>>;
};

/** A partner files an application for somebody who has no account here. Files follow by themselves. */
export async function fileApplication(
  context: Context,
  request: Filing,
): Promise<Submitted | AnswersRefused | Refused> {
  if (context.actor.kind !== "partner") return refused("not-found");
  return answerOnce<Submitted | AnswersRefused>({ context, request }, () =>
    inTransaction(context.database, async (transaction) => {
      const first = await firstAnswer<Submitted>(transaction, { context, request });
      if (first) return first;
      const result = await file(transaction, context, request);
      if (result.ok) await keepAnswer(transaction, { context, request, result });
      return result;
    }),
  );
}

async function file(
  transaction: Transaction,
  context: Context,
  { serviceCode, filer, answers, locale, operationId }: Filing,
): Promise<Submitted | AnswersRefused | Refused> {
  const service = await serviceBy(transaction, { code: serviceCode });
  if (!service?.currentVersionId || service.retiredAt) return refused("service-closed");
  const { form, id } = await workflowVersion(context.database, service.currentVersionId);
  const today = localDate(context.clock.now(), context.zone);
  const checked = answers === null ? null : answersSchema(fieldsOf(form), today).safeParse(answers);
  if (checked && !checked.success) {
    return { ok: false, reason: "draft-incomplete", problems: problemsOf(checked.error) };
  }
  const submission = { service, workflowVersionId: id, identity: filer, locale, operationId };
  return submitApplication(transaction, context, { ...submission, answers: givenAnswers(checked?.data ?? {}) });
}

function givenAnswers(answers: Readonly<Record<string, string | number | undefined>>): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
