import { poolOf } from "../db/client.ts";
import { officeTime } from "../db/office-time.ts";
import { inSession, type Session } from "../db/session.ts";
import { drawPublicId, keep, type OpenService, openService } from "../db/submission.ts";
import { keptAnswer } from "../db/transition.ts";
import { knownVersion, type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import { localDate } from "../domain/dates.ts";
import type { Locale } from "../domain/localized-text.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { problemsOf } from "../schemas/draft.ts";
import type { FieldProblem } from "../schemas/field-problem.ts";
import { type Answers, answersSchema, fieldsOf } from "../schemas/form-definition.ts";
import { actorKey, type Context, hashOf } from "./context.ts";
import { answerOnce, judgedAnswer } from "./repeat.ts";
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

/** The whole number that was drawn meanwhile is used by the next attempt. */
type VersionNeeded = { readonly versionNeeded: string; readonly publicId: number };

/** A partner files an application for somebody who has no account here. Files follow by themselves. */
export async function fileApplication(
  context: Context,
  request: Filing,
): Promise<Submitted | AnswersRefused | Refused> {
  if (context.actor.kind !== "partner") return refused("not-found");
  await officeTime(context.database, context.zone);
  for (let drawn: number | null = null; ; ) {
    const outcome: Outcome = await attempt(context, request, drawn);
    if (!("versionNeeded" in outcome)) return outcome;
    drawn = outcome.publicId;
    // Read without holding a connection, as in changeApplication.
    await workflowVersion(context.database, outcome.versionNeeded);
  }
}

type Outcome = Submitted | AnswersRefused | Refused | VersionNeeded;

function attempt(context: Context, request: Filing, drawn: number | null): Promise<Outcome> {
  const key = { actorKey: actorKey(context.actor), operationId: request.operationId };
  return answerOnce<Submitted | AnswersRefused | VersionNeeded>({ context, request }, () =>
    inSession(poolOf(context.database), async (session) => {
      const [kept, service, publicId] = await Promise.all([
        keptAnswer(session, key),
        openService(session, request.serviceCode),
        drawn ?? drawPublicId(session),
      ]);
      const first = judgedAnswer<Submitted>(kept, request);
      if (first) return first;
      if (!service?.currentVersionId) return refused("service-closed");
      const version = knownVersion(context.database, service.currentVersionId);
      if (!version) return { versionNeeded: service.currentVersionId, publicId };
      const result = await file(session, context, { request, service, version, publicId });
      if (result.ok) {
        const now = context.clock.now();
        session.send(keep, [key.actorKey, key.operationId, hashOf(request), JSON.stringify(result), now]);
      }
      return result;
    }),
  );
}

async function file(
  session: Session,
  context: Context,
  given: { request: Filing; service: OpenService; version: WorkflowVersion; publicId: number },
): Promise<Submitted | AnswersRefused> {
  const { request, service, version, publicId } = given;
  const { filer, answers, locale, operationId } = request;
  const today = localDate(context.clock.now(), context.zone);
  const checked = answers === null ? null : answersSchema(fieldsOf(version.form), today).safeParse(answers);
  if (checked && !checked.success) {
    return { ok: false, reason: "draft-incomplete", problems: problemsOf(checked.error) };
  }
  const submission = { service, workflowVersionId: version.id, identity: filer, locale, operationId, publicId };
  return submitApplication(session, context, { ...submission, answers: givenAnswers(checked?.data ?? {}) });
}

function givenAnswers(answers: Readonly<Record<string, string | number | undefined>>): Answers {
  return Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
  );
}
