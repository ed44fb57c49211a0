import type { Deadline } from "./deadlines.ts";
import type { Verb } from "./permissions.ts";
import type { Event, StageKind, Status } from "./workflow.ts";

/** One case in the queue, in the reader's language. */
export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly applicantName: string;
  readonly serviceName: string;
  readonly stageName: string;
  readonly status: Status;
  readonly assigneeName: string | null;
  readonly mine: boolean;
  readonly submittedAt: string;
  readonly closedAt: string | null;
  readonly deadline: Deadline;
};

/** Services and stages in which a department has a part. */
export type QueueChoices = {
  readonly services: readonly { readonly code: string; readonly name: string }[];
  readonly stages: readonly { readonly code: string; readonly name: string; readonly serviceCode: string }[];
};

/** Why the reader cannot move the case on; the page says it where the actions would stand. */
export type CaseObstacle =
  | "closed"
  | "read-only"
  | "other-department"
  | "assigned-to-other"
  | "second-person"
  | "waiting-for-applicant";

/** What finishing the current stage means: the next stage, approval, or the end. */
export type FinishingEvent = Extract<Event, "stage-completed" | "approved" | "completed">;

export type CorrectionTarget = {
  readonly kind: "field" | "material";
  readonly code: string;
  readonly name: string;
};

/** What the case page offers its reader to do now. */
export type CaseActions = {
  readonly verbs: readonly Verb[];
  readonly obstacle: CaseObstacle | null;
  /** The reader's department has the case: its people may write notes and look at the ID number. */
  readonly responsible: boolean;
  readonly stageKind: StageKind;
  readonly finishing: FinishingEvent;
  readonly nextStageName: string | null;
  readonly returnTo: readonly { readonly code: string; readonly name: string }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Fields and materials that a correction can point at. */
  readonly targets: readonly CorrectionTarget[];
};

/** A remark among colleagues; never part of what applicants and visitors are given. */
export type NoteView = { readonly id: string; readonly text: string; readonly at: string; readonly by: string };
