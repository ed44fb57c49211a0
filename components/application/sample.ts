import type { ApplicationView, StageView, TimelineEntry } from "#lib/domain/view.ts";

/** Views for the tests beside it. */
export function stageView(position: number, state: StageView["state"], more: Partial<StageView> = {}): StageView {
  return {
    code: `stage-${position}`,
    position,
    name: `Stage ${position}`,
    kind: "review",
    state,
    expected: null,
    workingDays: 3,
    enteredAt: state === "waiting" ? null : "2026-11-20T02:00:00Z",
    completedAt: state === "done" ? "2026-11-20T16:30:00Z" : null,
    completedLabel: `Stage ${position} passed`,
    meaning: "What happens",
    applicantDoes: "Nothing",
    departmentName: "Police",
    reviewer: null,
    remark: null,
    repeated: false,
    overdue: false,
    ...more,
  };
}

export function timelineEntry(event: TimelineEntry["event"], more: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    seq: 1,
    at: "2026-11-24T06:30:00Z",
    event,
    stageName: "Review",
    completedLabel: "Review passed",
    nextStageName: "Decision",
    actorKind: "staff",
    by: null,
    remark: null,
    reasons: [],
    deficiencies: [],
    answerBy: null,
    assignee: null,
    ...more,
  };
}

type Told = Pick<ApplicationView, "status" | "progress" | "stages" | "hotline" | "deadline">;

export function told(status: ApplicationView["status"], stages: readonly StageView[]): Told {
  const open = status === "in-progress" || status === "approved";
  const turn = open ? "office" : status === "correction-required" ? "applicant" : "nobody";
  const step = stages.findIndex(({ state }) => state !== "done") + 1 || stages.length;
  return {
    status,
    stages,
    progress: { percent: 25, step, steps: stages.length, status, turn },
    hotline: "12345",
    deadline: { state: "none", dueOn: null, daysLeft: null },
  };
}
