import type { IsoDate } from "./dates.ts";
import type { Turn } from "./progress.ts";
import type { Event, StageKind, Status } from "./workflow.ts";

/** What pages show of an application. Texts are in the reader's language; moments are ISO 8601 strings. */

export const stageStates = ["done", "current", "waiting", "stopped"] as const;
export type StageState = (typeof stageStates)[number];

export type Expectation =
  | { readonly kind: "working-days"; readonly days: number }
  | { readonly kind: "date"; readonly on: IsoDate; readonly provisional: boolean };

export type StageView = {
  readonly code: string;
  /** From 1, among the planned stages. */
  readonly position: number;
  readonly name: string;
  readonly kind: StageKind;
  readonly state: StageState;
  readonly expected: Expectation | null;
  readonly enteredAt: string | null;
  readonly completedAt: string | null;
  readonly completedLabel: string;
  readonly meaning: string;
  readonly applicantDoes: string;
  readonly departmentName: string;
  /** As the service's policy shows them to this reader. */
  readonly reviewer: string | null;
  readonly remark: string | null;
  /** Done before, and sent back to be done again. */
  readonly repeated: boolean;
  readonly overdue: boolean;
};

export type ProgressView = {
  /** Whole per cent, 0 to 100. */
  readonly percent: number;
  readonly step: number;
  readonly steps: number;
  readonly status: Status;
  readonly turn: Turn;
};

export const tones = ["neutral", "good", "attention", "bad"] as const;
export type Tone = (typeof tones)[number];

export type TimelineItem = {
  readonly seq: number;
  readonly at: string;
  readonly event: Event;
  readonly title: string;
  readonly stageName: string | null;
  readonly by: string | null;
  readonly remark: string | null;
  readonly tone: Tone;
  /** What else this reader may know, a line each. */
  readonly detail: readonly string[];
};
