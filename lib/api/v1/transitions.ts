import { type SubjectColumns, subjectByNumber } from "../../db/partner-statements.ts";
import type { Command } from "../../domain/decisions.ts";
import type { Verb } from "../../domain/permissions.ts";
import type { Refused } from "../../domain/refusals.ts";
import { type Event, earlierStages, finishingEvent, indexOfStage, isLegal, lifecycle } from "../../domain/workflow.ts";
import { changeApplication } from "../../operations/change-application.ts";
import { type NewTransition, newTransition } from "../../schemas/partner-api.ts";
import { type Answer, type Call, endpoint } from "../endpoint.ts";
import { type FieldError, type Trouble, trouble } from "../problem.ts";
import { type Subject, subjectOf } from "../subject.ts";
import { madeTransition, transitionsShape } from "./shapes.ts";
import { applications, numberParams, numberValues } from "./shared.ts";

export const listTransitions = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}/transitions",
  id: "listTransitions",
  tag: "transitions",
  summary: "目前可以办理的动作 · What can be done now",
  need: applications.read,
  params: numberParams,
  statement: subjectByNumber,
  values: numberValues,
  answers: { 200: { description: "可以办理的动作。What is allowed.", schema: transitionsShape } },
  troubles: [404],
  run: async ({ parts, row, principal }): Promise<Answer | Trouble> => {
    const subject = await subjectOf(parts, { row, principal, need: applications.read });
    if (!subject) return trouble("not-found");
    const { number, version, status } = subject.application;
    const body = { number, version, status, stage: subject.stage.code, allowed: allowed(subject) };
    return { ok: true, status: 200, body };
  },
});

export const makeTransition = endpoint({
  method: "post",
  path: "/api/v1/applications/{number}/transitions",
  id: "makeTransition",
  tag: "transitions",
  summary: "办理 · Make a transition",
  description:
    "须带上看到的版本号；申请已有新变化时返回 409 和当前状态，不作任何改动。\n\nCarries the version that you saw; when the application has changed since, the answer is 409 with its present state.",
  need: applications.write,
  params: numberParams,
  statement: subjectByNumber,
  values: numberValues,
  body: { kind: "json", schema: newTransition },
  answers: { 200: { description: "已办理。Done.", schema: madeTransition } },
  troubles: [404, 409],
  run: make,
});

async function make(call: Call<unknown, NewTransition, SubjectColumns>): Promise<Answer | Trouble> {
  const { parts, context, principal, row, body, operationId } = call;
  const subject = await subjectOf(parts, { row, principal, need: applications.write });
  if (!subject) return trouble("not-found");
  const { id: applicationId, number } = subject.application;
  const { version, remark = null } = body;
  const change = { applicationId, version, operationId, command: commandOf(body), remark };
  const changed = await changeApplication(context, change);
  if (!changed.ok) return refusal(call, { refused: changed, applicationId });
  const { event, status, stageCode: stage } = changed;
  return { ok: true, status: 200, body: { number, version: changed.version, event, status, stage } };
}

function commandOf(body: NewTransition): Command {
  switch (body.verb) {
    case "advance":
    case "answer-correction":
    case "withdraw":
      return { verb: body.verb };
    case "reject":
      return { verb: "reject", reasons: body.reasons };
    case "return":
      return { verb: "return", toStage: body.to_stage };
    case "request-correction":
      return { verb: body.verb, deficiencies: body.deficiencies, answerInDays: body.answer_in_days };
  }
}

/** A refusal with where the application stands now, as read after the refusal. */
async function refusal(
  { parts }: Pick<Call<unknown, NewTransition, SubjectColumns>, "parts">,
  { refused, applicationId }: { refused: Refused; applicationId: string },
): Promise<Trouble> {
  const { version, status, stage } = await parts.database().application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { version: true, status: true, stage: { select: { code: true } } },
  });
  const errors: readonly FieldError[] | undefined =
    refused.reason === "unknown-stage" ? [{ pointer: "/to_stage", reason: "not-an-option" }] : undefined;
  const newer = refused.newer && { event: refused.newer.event, at: refused.newer.at.toISOString() };
  return trouble(refused.reason, {
    ...(errors ? { errors } : {}),
    more: {
      current: { version, status, stage: stage.code },
      ...(newer ? { newer } : {}),
      ...(refused.allowed ? { allowed: refused.allowed } : {}),
    },
  });
}

const eventOf: Record<Exclude<Verb, "advance" | "take" | "hand-over">, Event> = {
  reject: "rejected",
  return: "returned",
  "request-correction": "correction-requested",
  "answer-correction": "correction-answered",
  withdraw: "withdrawn",
};

function allowed({ application, stages, stage }: Subject<SubjectColumns>) {
  const standing = { stages, status: application.status, stageCode: stage.code };
  const events: [Verb, Event][] = [
    ["advance", finishingEvent(stages, stage.code)],
    ...(Object.entries(eventOf) as [Verb, Event][]),
  ];
  return events
    .filter(([verb]) => verb !== "answer-correction" || application.without_account)
    .filter(([, event]) => isLegal(event, standing))
    .map(([verb, event]) => {
      const { to } = lifecycle[event];
      return {
        verb,
        event,
        to_status: to === "unchanged" ? application.status : to,
        to_stages: stagesAfter(event, { stages, stage }),
      };
    });
}

function stagesAfter(event: Event, { stages, stage }: Pick<Subject<SubjectColumns>, "stages" | "stage">): string[] {
  switch (lifecycle[event].move) {
    case "to-next": {
      const next = stages[indexOfStage(stages, stage.code) + 1];
      return next ? [next.code] : [];
    }
    case "to-earlier":
      return earlierStages(stages, stage.code).map(({ code }) => code);
    case "stay":
    case "to-first-review":
      return [stage.code];
  }
}
