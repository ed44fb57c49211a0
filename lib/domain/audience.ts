import type { Audience } from "./view.ts";
import type { Event } from "./workflow.ts";

/** Which events each reader is told of: who has the case is the office's own business until something comes of it. */
const shownTo: Record<Event, readonly Audience[]> = {
  submitted: ["visitor", "applicant", "staff"],
  taken: ["applicant", "staff"],
  "handed-over": ["staff"],
  "stage-completed": ["visitor", "applicant", "staff"],
  approved: ["visitor", "applicant", "staff"],
  rejected: ["visitor", "applicant", "staff"],
  returned: ["visitor", "applicant", "staff"],
  "correction-requested": ["visitor", "applicant", "staff"],
  "correction-answered": ["visitor", "applicant", "staff"],
  withdrawn: ["visitor", "applicant", "staff"],
  completed: ["visitor", "applicant", "staff"],
};

export function isShown(event: Event, audience: Audience): boolean {
  return shownTo[event].includes(audience);
}
