/** The lifecycle of an application. Buttons, checks, database constraints, API values and words derive from these tables. */

export const stageKinds = ["submitted", "review", "expert-review", "decision", "notification", "issuance"] as const;
export type StageKind = (typeof stageKinds)[number];

export const statuses = [
  "in-progress",
  "correction-required",
  "approved",
  "rejected",
  "withdrawn",
  "completed",
] as const;
export type Status = (typeof statuses)[number];

/** Statuses that nothing follows. */
export const closedStatuses = ["rejected", "withdrawn", "completed"] as const satisfies readonly Status[];

export const events = [
  "submitted",
  "taken",
  "handed-over",
  "stage-completed",
  "approved",
  "rejected",
  "returned",
  "correction-requested",
  "correction-answered",
  "withdrawn",
  "completed",
] as const;
export type Event = (typeof events)[number];

export type StageCondition = { readonly field: string; readonly anyOf: readonly string[] };

export type StageDefinition = {
  readonly id: string;
  readonly code: string;
  readonly kind: StageKind;
  readonly departmentId: string;
  /** Promised working days; null when the stage promises none. */
  readonly workingDays: number | null;
  /** The stage applies only where the named answer is one of the values; null: always. */
  readonly onlyWhen: StageCondition | null;
};

type Move = "to-first-review" | "stay" | "to-next" | "to-earlier";

export type Transition = {
  /** Statuses in which the event may happen; empty: only as the first event. */
  readonly from: readonly Status[];
  /** Kinds of the current stage in which it may happen. */
  readonly at: readonly StageKind[];
  readonly to: Status | "unchanged";
  readonly move: Move;
  /** Whether it needs the last stage, a stage before the last, or neither. */
  readonly place: "any" | "last" | "before-last";
};

const open = ["in-progress", "correction-required", "approved"] as const;
const judging = ["review", "expert-review", "decision"] as const;
const afterSubmission = ["review", "expert-review", "decision", "notification", "issuance"] as const;

/** Where each event may happen and what it leads to. */
export const lifecycle: Record<Event, Transition> = {
  submitted: { from: [], at: [], to: "in-progress", move: "to-first-review", place: "any" },
  taken: { from: open, at: afterSubmission, to: "unchanged", move: "stay", place: "any" },
  "handed-over": { from: open, at: afterSubmission, to: "unchanged", move: "stay", place: "any" },
  "stage-completed": {
    from: ["in-progress", "approved"],
    at: ["review", "expert-review", "notification", "issuance"],
    to: "unchanged",
    move: "to-next",
    place: "before-last",
  },
  approved: { from: ["in-progress"], at: ["decision"], to: "approved", move: "to-next", place: "before-last" },
  completed: { from: ["approved"], at: ["notification", "issuance"], to: "completed", move: "stay", place: "last" },
  rejected: { from: ["in-progress"], at: judging, to: "rejected", move: "stay", place: "any" },
  returned: {
    from: ["in-progress", "approved"],
    at: afterSubmission,
    to: "in-progress",
    move: "to-earlier",
    place: "any",
  },
  "correction-requested": {
    from: ["in-progress"],
    at: judging,
    to: "correction-required",
    move: "stay",
    place: "any",
  },
  "correction-answered": {
    from: ["correction-required"],
    at: judging,
    to: "in-progress",
    move: "stay",
    place: "any",
  },
  withdrawn: {
    from: ["in-progress", "correction-required"],
    at: judging,
    to: "withdrawn",
    move: "stay",
    place: "any",
  },
};

export function isClosed(status: Status): boolean {
  return (closedStatuses as readonly Status[]).includes(status);
}

/** The stages that an application with these answers goes through, in order. */
export function plannedStages<S extends Pick<StageDefinition, "onlyWhen">>(
  stages: readonly S[],
  fields: Readonly<Record<string, unknown>>,
): S[] {
  return stages.filter(({ onlyWhen }) => onlyWhen === null || onlyWhen.anyOf.includes(String(fields[onlyWhen.field])));
}

/** The event that finishing the current stage means: completed at the end, approved at the decision. */
export function finishingEvent(
  stages: readonly StageDefinition[],
  stageCode: string,
): "stage-completed" | "approved" | "completed" {
  const stage = stageByCode(stages, stageCode);
  if (stages.at(-1)?.code === stageCode) return "completed";
  return stage.kind === "decision" ? "approved" : "stage-completed";
}

/** Whether `event` may happen to an application that stands in `status` at `stageCode`. */
export function isLegal(
  event: Event,
  { stages, status, stageCode }: { stages: readonly StageDefinition[]; status: Status; stageCode: string },
): boolean {
  const rule = lifecycle[event];
  const last = stages.at(-1)?.code === stageCode;
  const placed = rule.place === "any" || (rule.place === "last") === last;
  const movable = rule.move !== "to-earlier" || earlierStages(stages, stageCode).length > 0;
  return rule.from.includes(status) && rule.at.includes(stageByCode(stages, stageCode).kind) && placed && movable;
}

/** Stages to which an application at `stageCode` can be returned. */
export function earlierStages(stages: readonly StageDefinition[], stageCode: string): StageDefinition[] {
  return stages.slice(0, indexOfStage(stages, stageCode)).filter((stage) => stage.kind !== "submitted");
}

export function stageByCode<S extends { readonly code: string }>(stages: readonly S[], code: string): S {
  const stage = stages.find((candidate) => candidate.code === code);
  if (!stage) throw new Error(`stage ${code} is not part of the workflow`);
  return stage;
}

export function indexOfStage(stages: readonly { readonly code: string }[], code: string): number {
  return stages.indexOf(stageByCode(stages, code));
}

export type WorkflowProblem =
  | "too-few-stages"
  | "first-is-not-submission"
  | "submission-repeated"
  | "needs-one-decision"
  | "review-after-decision"
  | "notice-before-decision"
  | "decision-is-conditional"
  | "decision-is-last"
  | "last-is-conditional"
  | "submission-is-conditional"
  | "duplicate-code";

/** What keeps a list of stages from being published; empty when it is sound. */
export function workflowProblems(stages: readonly StageDefinition[]): WorkflowProblem[] {
  const kinds = stages.map((stage) => stage.kind);
  const decisions = stages.filter((stage) => stage.kind === "decision");
  const decisionAt = kinds.indexOf("decision");
  const before = kinds.slice(1, decisionAt < 0 ? undefined : decisionAt);
  const after = decisionAt < 0 ? [] : kinds.slice(decisionAt + 1);
  const checks: Record<WorkflowProblem, boolean> = {
    "too-few-stages": stages.length < 3,
    "first-is-not-submission": kinds[0] !== "submitted",
    "submission-repeated": kinds.slice(1).includes("submitted"),
    "needs-one-decision": decisions.length !== 1,
    "review-after-decision": after.some((kind) => kind === "review" || kind === "expert-review"),
    "notice-before-decision": before.some((kind) => kind === "notification" || kind === "issuance"),
    "decision-is-conditional": decisions.some((stage) => stage.onlyWhen !== null),
    "decision-is-last": kinds.at(-1) === "decision",
    "last-is-conditional": (stages.at(-1)?.onlyWhen ?? null) !== null,
    "submission-is-conditional": (stages[0]?.onlyWhen ?? null) !== null,
    "duplicate-code": new Set(stages.map((stage) => stage.code)).size !== stages.length,
  };
  return (Object.keys(checks) as WorkflowProblem[]).filter((problem) => checks[problem]);
}
