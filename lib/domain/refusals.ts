import type { DecisionRefusal } from "./decisions.ts";
import type { PermissionRefusal } from "./permissions.ts";
import type { Event } from "./workflow.ts";

/** Reasons an operation can give for doing nothing. Words for each are in lib/text, HTTP statuses in lib/http. */
export type RefusalReason =
  | DecisionRefusal
  | PermissionRefusal
  | "stale-version"
  | "other-request-with-this-id"
  | "service-closed"
  | "draft-incomplete"
  | "draft-already-filed"
  | "person-not-available"
  | "reveal-quota-used";

/** The entry that made a version stale: who did what, when. */
export type NewerEntry = { readonly event: Event; readonly at: Date; readonly by: string | null };

export type Refused = {
  readonly ok: false;
  readonly reason: RefusalReason;
  /** Events that may happen now. */
  readonly allowed?: readonly Event[];
  /** With `stale-version`: what happened since the reader loaded the page. */
  readonly newer?: NewerEntry;
};

export function refused(reason: RefusalReason, more: Omit<Refused, "ok" | "reason"> = {}): Refused {
  return { ok: false, reason, ...more };
}
