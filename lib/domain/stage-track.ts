import type { IsoDate } from "./dates.ts";
import { deadlineOf, type OfficeTime } from "./deadlines.ts";
import type { HistoryEntry } from "./history.ts";
import { type ExpectedDate, expectedDates } from "./progress.ts";
import type { StageView } from "./view.ts";
import { indexOfStage, isClosed, type StageDefinition, type Status } from "./workflow.ts";
import { isProvisional } from "./working-days.ts";

/** What happened to one planned stage so far. */
export type StageTrack = {
  readonly code: string;
  readonly position: number;
  readonly state: StageView["state"];
  readonly expected: StageView["expected"];
  readonly enteredAt: Date | null;
  /** The entry that finished it in the present round. */
  readonly completion: HistoryEntry | null;
  readonly repeated: boolean;
  readonly overdue: boolean;
};

export type TrackedApplication = {
  readonly stages: readonly StageDefinition[];
  readonly history: readonly HistoryEntry[];
  readonly status: Status;
  readonly stageCode: string;
  readonly dueOn: IsoDate | null;
  readonly paused: boolean;
};

/** The planned stages in order, with what the history says about each. `history` is in the order of `seq`. */
export function stageTrack(
  application: TrackedApplication,
  { office, now }: { office: OfficeTime; now: Date },
): StageTrack[] {
  const current = indexOfStage(application.stages, application.stageCode);
  const ahead = expectedDates(office, { ...application, now });
  return application.stages.map((stage, index) => {
    const state = stateOf({ index, current, status: application.status });
    return {
      code: stage.code,
      position: index + 1,
      state,
      expected: expectationOf(stage, { state, application, office, ahead }),
      enteredAt: state === "waiting" ? null : enteredAt(application.history, stage.code),
      completion: state === "done" ? completionOf(application.history, stage.code) : null,
      repeated: entries(application.history, stage.code).length > 1,
      overdue: state === "current" && deadlineOf(office, { ...application, now }).state === "overdue",
    };
  });
}

function stateOf({ index, current, status }: { index: number; current: number; status: Status }): StageView["state"] {
  if (index < current || status === "completed") return "done";
  if (isClosed(status)) return "stopped";
  return index === current ? "current" : "waiting";
}

function expectationOf(
  stage: StageDefinition,
  {
    state,
    application,
    office,
    ahead,
  }: {
    state: StageView["state"];
    application: TrackedApplication;
    office: OfficeTime;
    ahead: Map<string, ExpectedDate>;
  },
): StageView["expected"] {
  const promised = stage.workingDays === null ? null : ({ kind: "working-days", days: stage.workingDays } as const);
  switch (state) {
    case "done":
    case "stopped":
      return null;
    case "current": {
      const { dueOn, paused } = application;
      if (dueOn === null || paused) return promised;
      return { kind: "date", on: dueOn, provisional: isProvisional(office.calendar, dueOn) };
    }
    case "waiting": {
      // Nobody knows when the applicant will answer, so no day is named while the clock is paused.
      const date = application.paused ? undefined : ahead.get(stage.code);
      return date ? { kind: "date", ...date } : promised;
    }
  }
}

/** The submission stage is entered and finished by filing; every other one is entered when an entry leads to it from elsewhere. */
function entries(history: readonly HistoryEntry[], code: string): HistoryEntry[] {
  return history.filter((entry) => entry.toStage === code && (entry.fromStage !== code || entry.event === "returned"));
}

function enteredAt(history: readonly HistoryEntry[], code: string): Date | null {
  const first = history[0];
  if (first?.fromStage === code && first.event === "submitted") return first.at;
  return entries(history, code).at(-1)?.at ?? null;
}

const finishing: readonly HistoryEntry["event"][] = ["submitted", "stage-completed", "approved", "completed"];

function completionOf(history: readonly HistoryEntry[], code: string): HistoryEntry | null {
  return history.findLast((entry) => entry.fromStage === code && finishing.includes(entry.event)) ?? null;
}
