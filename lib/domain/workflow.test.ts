import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { research, soundWorkflow, stage } from "./testing/workflows.ts";
import {
  events,
  finishingEvent,
  lifecycle,
  plannedStages,
  type StageDefinition,
  statuses,
  workflowProblems,
} from "./workflow.ts";

describe("a workflow", () => {
  test("of the article is sound", () => expect(workflowProblems(research)).toEqual([]));
  test("that the generator makes is sound", () => {
    fc.assert(
      fc.property(soundWorkflow, (stages) => {
        expect(workflowProblems(stages)).toEqual([]);
      }),
    );
  });

  const submitted = stage("submitted", "submitted", null);
  const review = stage("review", "review", 3);
  const decision = stage("decision", "decision", 3);
  const notice = stage("notice", "notification", 1);
  const condition = { field: "call", anyOf: ["a"] };
  test.each<[string, StageDefinition[]]>([
    ["too-few-stages", [submitted, decision]],
    ["first-is-not-submission", [review, decision, notice]],
    ["submission-repeated", [submitted, { ...submitted, code: "again" }, decision, notice]],
    ["needs-one-decision", [submitted, review, notice]],
    ["needs-one-decision", [submitted, decision, { ...decision, code: "second" }, notice]],
    ["review-after-decision", [submitted, decision, review, notice]],
    ["notice-before-decision", [submitted, notice, decision, { ...notice, code: "end" }]],
    ["decision-is-conditional", [submitted, review, { ...decision, onlyWhen: condition }, notice]],
    ["decision-is-last", [submitted, review, decision]],
    ["last-is-conditional", [submitted, decision, { ...notice, onlyWhen: condition }]],
    ["submission-is-conditional", [{ ...submitted, onlyWhen: condition }, decision, notice]],
    ["duplicate-code", [submitted, review, review, decision, notice]],
  ])("is refused: %s", (problem, stages) => {
    expect(workflowProblems(stages)).toContain(problem);
  });
});

describe("planned stages", () => {
  test("leave out what the answers do not ask for", () => {
    expect(plannedStages(research, { call: "youth" }).map(({ code }) => code)).not.toContain("expert-review");
    expect(plannedStages(research, { call: "key-project" })).toHaveLength(7);
    expect(plannedStages(research, {})).toHaveLength(6);
  });
});

test("finishing means the next stage, approval or the end", () => {
  const end = ["first-review", "result", "notice", "certificate"].map((code) => finishingEvent(research, code));
  expect(end).toEqual(["stage-completed", "approved", "stage-completed", "completed"]);
});

test("every status can be reached and every event has a rule", () => {
  const reached = new Set(events.map((event) => lifecycle[event].to));
  expect(statuses.filter((status) => !reached.has(status))).toEqual([]);
});
