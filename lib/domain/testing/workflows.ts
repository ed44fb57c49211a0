import fc from "fast-check";
import type { OfficeTime } from "../deadlines.ts";
import type { StageDefinition, StageKind } from "../workflow.ts";

/** The article's research workflow: seven stages, the expert review only for some calls. */
export const research: readonly StageDefinition[] = [
  stage("submitted", "submitted", null),
  stage("first-review", "review", 5),
  stage("technical-review", "review", 10),
  { ...stage("expert-review", "expert-review", 15), onlyWhen: { field: "call", anyOf: ["key-project"] } },
  stage("result", "decision", 5),
  stage("notice", "notification", 2),
  stage("certificate", "issuance", 5),
];

export function stage(code: string, kind: StageKind, workingDays: number | null): StageDefinition {
  return { id: `id-${code}`, code, kind, workingDays, departmentId: `office-of-${code}`, onlyWhen: null };
}

/** National Day 2026 as published: 1 to 7 October off, 10 October a make-up Saturday; 1 January off. */
export const office: OfficeTime = {
  zone: "Asia/Shanghai",
  calendar: {
    exceptions: new Map([
      ["2026-10-01", "holiday"],
      ["2026-10-02", "holiday"],
      ["2026-10-05", "holiday"],
      ["2026-10-06", "holiday"],
      ["2026-10-07", "holiday"],
      ["2026-10-10", "make-up-workday"],
      ["2026-12-31", "closure"],
      ["2027-01-01", "holiday"],
    ]),
    coveredUntil: "2027-01-31",
  },
};

/** Any sound workflow of one decision, up to three stages before it and three after. */
export const soundWorkflow: fc.Arbitrary<readonly StageDefinition[]> = fc
  .record({
    before: fc.array(fc.tuple(fc.constantFrom<StageKind>("review", "expert-review"), promise()), { maxLength: 3 }),
    decision: promise(),
    after: fc.array(fc.tuple(fc.constantFrom<StageKind>("notification", "issuance"), promise()), {
      minLength: 1,
      maxLength: 3,
    }),
  })
  .map(({ before, decision, after }) => [
    stage("submitted", "submitted", null),
    ...before.map(([kind, days], index) => stage(`before-${index}`, kind, days)),
    stage("decision", "decision", decision),
    ...after.map(([kind, days], index) => stage(`after-${index}`, kind, days)),
  ]);

function promise(): fc.Arbitrary<number | null> {
  return fc.option(fc.integer({ min: 1, max: 40 }), { nil: null });
}
