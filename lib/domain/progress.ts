import { type IsoDate, localDate } from "./dates.ts";
import type { OfficeTime } from "./deadlines.ts";
import { indexOfStage, isClosed, type StageDefinition, type Status } from "./workflow.ts";
import { addWorkingDays, isProvisional } from "./working-days.ts";

export type Turn = "office" | "applicant" | "nobody";

export type Progress = {
  /** Whole per cent of the planned stages that are finished; 100 only when completed. */
  readonly percent: number;
  /** Current stage, counted from 1 among the planned stages. */
  readonly step: number;
  readonly steps: number;
  readonly turn: Turn;
};

export function progressOf({
  stages,
  status,
  stageCode,
}: {
  stages: readonly { readonly code: string }[];
  status: Status;
  stageCode: string;
}): Progress {
  const index = indexOfStage(stages, stageCode);
  const steps = stages.length;
  const percent = status === "completed" ? 100 : Math.floor((index * 100) / steps);
  return { percent, step: index + 1, steps, turn: turnOf(status) };
}

export type ExpectedDate = { readonly on: IsoDate; readonly provisional: boolean };

/**
 * When each stage after the current one should be over, by the promised working days: counted from the current
 * stage's due day, or from today when that has passed or the clock is paused.
 */
export function expectedDates(
  office: OfficeTime,
  {
    stages,
    stageCode,
    dueOn,
    paused,
    now,
  }: { stages: readonly StageDefinition[]; stageCode: string; dueOn: IsoDate | null; paused: boolean; now: Date },
): Map<string, ExpectedDate> {
  const today = localDate(now, office.zone);
  let reached = dueOn === null || paused || dueOn < today ? today : dueOn;
  const expected = new Map<string, ExpectedDate>();
  for (const stage of stages.slice(indexOfStage(stages, stageCode) + 1)) {
    if (stage.workingDays === null) continue;
    reached = addWorkingDays(office.calendar, reached, stage.workingDays);
    expected.set(stage.code, { on: reached, provisional: isProvisional(office.calendar, reached) });
  }
  return expected;
}

function turnOf(status: Status): Turn {
  if (isClosed(status)) return "nobody";
  return status === "correction-required" ? "applicant" : "office";
}
