import type { DeadlineState } from "./deadlines.ts";
import type { ExpectedDate, Turn } from "./progress.ts";
import type { Event, StageKind, Status } from "./workflow.ts";

/** A stage as one reader sees it, in the reader's language. Times are ISO 8601 in UTC. */
export type StageView = {
  readonly code: string;
  /** Counted from 1 among the planned stages. */
  readonly position: number;
  readonly name: string;
  readonly kind: StageKind;
  readonly state: "done" | "current" | "waiting" | "stopped";
  /** Promised working days of a stage not yet begun, or the day by which it should be over. */
  readonly expected:
    | { readonly kind: "working-days"; readonly days: number }
    | ({ readonly kind: "date" } & ExpectedDate)
    | null;
  /** Promised working days as published; null when the stage promises none. */
  readonly workingDays: number | null;
  readonly enteredAt: string | null;
  readonly completedAt: string | null;
  readonly completedLabel: string;
  readonly meaning: string;
  readonly applicantDoes: string;
  readonly departmentName: string;
  /** Named as the service's policy allows; always null for visitors. */
  readonly reviewer: string | null;
  readonly remark: string | null;
  /** It was begun more than once. */
  readonly repeated: boolean;
  readonly overdue: boolean;
};

export type ProgressView = {
  readonly percent: number;
  readonly step: number;
  readonly steps: number;
  readonly status: Status;
  readonly turn: Turn;
};

/** One event of the history; its title is made from `event` and `stageName` by lib/text. */
export type TimelineEntry = {
  readonly seq: number;
  readonly at: string;
  readonly event: Event;
  /** Stage in which it happened. */
  readonly stageName: string;
  /** Words of a finished stage, for example 材料初审通过. */
  readonly completedLabel: string;
  /** Stage in which the application stood afterwards. */
  readonly nextStageName: string;
  readonly actorKind: "applicant" | "staff" | "partner" | "system";
  /** Name of the person or department, as the reader may know it. */
  readonly by: string | null;
  readonly remark: string | null;
  readonly reasons: readonly string[];
  readonly deficiencies: readonly {
    readonly about: string | null;
    readonly problem: string;
    readonly advice: string;
  }[];
  readonly answerBy: string | null;
  readonly assignee: string | null;
};

/** Who reads: less is shown the less is known about the reader. */
export const audiences = ["visitor", "applicant", "staff"] as const;
export type Audience = (typeof audiences)[number];

/** What every reader of an application sees, masked and worded for that reader. */
export type ApplicationView = {
  readonly number: string;
  readonly serviceName: string;
  readonly serviceCode: string;
  readonly issuer: string;
  readonly status: Status;
  readonly submittedAt: string;
  readonly closedAt: string | null;
  readonly updatedAt: string;
  readonly asOf: string;
  readonly progress: ProgressView;
  readonly stages: readonly StageView[];
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly departmentName: string;
  readonly hotline: string;
  readonly deadline: { readonly state: DeadlineState; readonly dueOn: string | null; readonly daysLeft: number | null };
};
