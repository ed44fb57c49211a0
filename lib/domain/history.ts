import type { LocalizedText } from "./localized-text.ts";
import type { Event, Status } from "./workflow.ts";

/** One thing that must be corrected, tied to a field or a material of the form. */
export type Deficiency = {
  readonly target: { readonly kind: "field" | "material"; readonly code: string } | null;
  readonly problem: string;
  readonly advice: string;
};

/** What an event says beyond its stages and remark. */
export type EventDetail = {
  readonly deficiencies?: readonly Deficiency[];
  /** Day until which the applicant is asked to answer, `YYYY-MM-DD`. */
  readonly answerBy?: string;
  /** Why it was rejected, one reason a line. */
  readonly reasons?: readonly string[];
  /** Who has the case after it was handed over. */
  readonly assignee?: { readonly id: string; readonly name: string };
};

/** The actor as of the event: later changes of name or office do not rewrite the past. */
export type ActorSnapshot = {
  readonly name: string;
  readonly title: LocalizedText | null;
  readonly departmentId: string | null;
};

export type HistoryEntry = {
  readonly seq: number;
  readonly event: Event;
  readonly at: Date;
  readonly fromStatus: Status | null;
  readonly toStatus: Status;
  readonly fromStage: string | null;
  readonly toStage: string;
  readonly actorKind: "applicant" | "staff" | "partner" | "system";
  readonly actorId: string | null;
  readonly actor: ActorSnapshot | null;
  readonly remark: string | null;
  readonly detail: EventDetail;
};
