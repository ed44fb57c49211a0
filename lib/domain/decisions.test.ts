import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ApplicationState, allowedEvents, type Command, decide, firstState } from "./decisions.ts";
import { progressOf } from "./progress.ts";
import { office, research, soundWorkflow } from "./testing/workflows.ts";
import { earlierStages, isClosed, lifecycle, plannedStages, type StageDefinition } from "./workflow.ts";
import { isWorkingDay } from "./working-days.ts";

const start = new Date("2026-09-21T02:00:00Z");
const stages = plannedStages(research, { call: "key-project" });
const by = { id: "p1", name: "张三" };
const deficiency = { target: { kind: "material", code: "proof" }, problem: "不清晰", advice: "重新扫描" } as const;

function played(commands: readonly Command[], from = firstState({ stages, office, now: start })): ApplicationState {
  return commands.reduce((state, command, index) => {
    const decision = decide(state, command, { stages, office, now: day(index + 1) });
    if (!decision.ok) throw new Error(`${command.verb}: ${decision.reason}`);
    return decision.next;
  }, from);
}
const day = (count: number) => new Date(start.getTime() + count * 86_400_000);
const advance: Command = { verb: "advance" };
const correction: Command = { verb: "request-correction", deficiencies: [deficiency], answerInDays: 5 };

describe("filing", () => {
  test("finishes the submission and begins the first review with its promise", () => {
    expect(firstState({ stages, office, now: start })).toEqual({
      status: "in-progress",
      stageCode: "first-review",
      version: 1,
      departmentId: "office-of-first-review",
      assigneeId: null,
      stageEnteredAt: start,
      stageDueOn: "2026-09-28",
      clockPausedAt: null,
      closedAt: null,
    });
  });
});

describe("a command leads to", () => {
  test.each<[string, Command[], Partial<ApplicationState>]>([
    ["the next stage", [advance], { stageCode: "technical-review", status: "in-progress", version: 2 }],
    ["the conditional stage", [advance, advance], { stageCode: "expert-review" }],
    ["approval at the decision", [advance, advance, advance, advance], { stageCode: "notice", status: "approved" }],
    [
      "completion at the end",
      [advance, advance, advance, advance, advance, advance],
      { stageCode: "certificate", status: "completed", closedAt: day(6) },
    ],
    ["an owner", [{ verb: "take", by }], { assigneeId: "p1", stageCode: "first-review" }],
    ["no owner in another department", [{ verb: "take", by }, advance], { assigneeId: null }],
    [
      "an earlier stage, begun anew",
      [advance, advance, { verb: "return", toStage: "first-review" }],
      { stageCode: "first-review", status: "in-progress", stageEnteredAt: day(3), stageDueOn: "2026-10-08" },
    ],
    [
      "in progress again when returned after approval",
      [advance, advance, advance, advance, { verb: "return", toStage: "result" }],
      { stageCode: "result", status: "in-progress" },
    ],
    ["a pause", [correction], { status: "correction-required", clockPausedAt: day(1), stageDueOn: "2026-09-28" }],
    ["the end by rejection", [{ verb: "reject", reasons: ["不符合"] }], { status: "rejected", closedAt: day(1) }],
    ["the end by withdrawal", [correction, { verb: "withdraw" }], { status: "withdrawn", clockPausedAt: null }],
  ])("%s", (_name, commands, expected) => {
    expect(played(commands)).toMatchObject(expected);
  });

  test("the days that were left, once a correction is answered", () => {
    // Paused on Tuesday 22 with four working days left; answered on Wednesday 30, before the holidays.
    const paused = played([correction]);
    const decision = decide(
      paused,
      { verb: "answer-correction" },
      { stages, office, now: new Date("2026-09-30T03:00:00Z") },
    );
    expect(decision).toMatchObject({
      ok: true,
      next: { clockPausedAt: null, stageDueOn: "2026-10-12", status: "in-progress" },
    });
  });
});

describe("a command is refused", () => {
  const closed = played([{ verb: "reject", reasons: ["不符合"] }]);
  const waiting = played([correction]);
  test.each<[string, ApplicationState, Command, string]>([
    ["after the end", closed, advance, "already-closed"],
    ["when withdrawn after the end", closed, { verb: "withdraw" }, "already-closed"],
    ["while a correction is open", waiting, advance, "not-allowed-now"],
    ["when a correction is already open", waiting, correction, "not-allowed-now"],
    ["without a correction to answer", played([]), { verb: "answer-correction" }, "not-allowed-now"],
    ["without anything to correct", played([]), { ...correction, deficiencies: [] } as Command, "nothing-to-correct"],
    ["without a reason for rejection", played([]), { verb: "reject", reasons: [] }, "reason-needed"],
    ["for taking what one has", played([{ verb: "take", by }]), { verb: "take", by }, "already-yours"],
    [
      "for returning to the stage itself",
      played([advance]),
      { verb: "return", toStage: "technical-review" },
      "unknown-stage",
    ],
    ["for returning to the submission", played([advance]), { verb: "return", toStage: "submitted" }, "unknown-stage"],
    ["for returning from the first review", played([]), { verb: "return", toStage: "first-review" }, "not-allowed-now"],
    [
      "for withdrawing what is approved",
      played([advance, advance, advance, advance]),
      { verb: "withdraw" },
      "not-allowed-now",
    ],
  ])("%s", (_name, state, command, reason) => {
    expect(decide(state, command, { stages, office, now: day(9) })).toMatchObject({ ok: false, reason });
  });

  test("with what is allowed instead", () => {
    const decision = decide(waiting, advance, { stages, office, now: day(9) });
    expect(decision).toMatchObject({ allowed: ["taken", "handed-over", "correction-answered", "withdrawn"] });
  });
});

describe("whatever is tried, in any workflow", () => {
  const attempt = fc.record({ command: anyCommand(), hours: fc.integer({ min: 1, max: 400 }) });

  test("the graph is kept, seq has no gap, progress falls only on a return, due days are working days", () => {
    fc.assert(
      fc.property(soundWorkflow, fc.array(attempt, { maxLength: 40 }), (workflow, attempts) => {
        let now = start;
        let state = firstState({ stages: workflow, office, now });
        for (const { command: build, hours } of attempts) {
          now = new Date(now.getTime() + hours * 3_600_000);
          const command = build(workflow, state);
          const decision = decide(state, command, { stages: workflow, office, now });
          if (decision.ok) state = checked(state, decision.next, decision.event, workflow);
          else expect(allowedEvents(state, workflow)).toEqual(decision.allowed);
        }
      }),
      { numRuns: 500 },
    );
  });
});

function checked(
  before: ApplicationState,
  after: ApplicationState,
  event: keyof typeof lifecycle,
  workflow: readonly StageDefinition[],
) {
  const rule = lifecycle[event];
  expect(isClosed(before.status)).toBe(false);
  expect(rule.from).toContain(before.status);
  expect(after.status).toBe(rule.to === "unchanged" ? before.status : rule.to);
  expect(after.version).toBe(before.version + 1);
  expect(isClosed(after.status)).toBe(after.closedAt !== null);
  expect(after.status === "correction-required").toBe(after.clockPausedAt !== null);
  const [was, is] = [before, after].map(({ status, stageCode }) => progressOf({ stages: workflow, status, stageCode }));
  if (event !== "returned") expect(is?.percent).toBeGreaterThanOrEqual(was?.percent ?? 0);
  expect(is?.percent === 100).toBe(after.status === "completed");
  if (after.stageDueOn !== null) expect(isWorkingDay(office.calendar, after.stageDueOn)).toBe(true);
  return after;
}

type Build = (workflow: readonly StageDefinition[], state: ApplicationState) => Command;

function anyCommand(): fc.Arbitrary<Build> {
  const person = fc.constantFrom({ id: "p1", name: "甲" }, { id: "p2", name: "乙" });
  const ready =
    (command: Command): Build =>
    () =>
      command;
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant(ready(advance)) },
    { weight: 1, arbitrary: person.map((to) => ready({ verb: "take", by: to })) },
    { weight: 1, arbitrary: person.map((to) => ready({ verb: "hand-over", to })) },
    { weight: 1, arbitrary: fc.constant(ready(correction)) },
    { weight: 2, arbitrary: fc.constant(ready({ verb: "answer-correction" })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(ready({ verb: "withdraw" }), ready({ verb: "reject", reasons: ["理由"] })),
    },
    { weight: 2, arbitrary: fc.nat().map(returnSomewhere) },
  );
}

function returnSomewhere(pick: number): Build {
  return (workflow, state) => {
    const earlier = earlierStages(workflow, state.stageCode);
    return { verb: "return", toStage: earlier[pick % Math.max(1, earlier.length)]?.code ?? "nowhere" };
  };
}
