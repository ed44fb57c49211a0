import type { Tone } from "#components/ui/tone.ts";
import type { Event, Status } from "#lib/domain/workflow.ts";

export const statusTones: Record<Status, Tone> = {
  "in-progress": "primary",
  "correction-required": "attention",
  approved: "good",
  rejected: "bad",
  withdrawn: "neutral",
  completed: "good",
};

export const eventTones: Record<Event, Tone> = {
  submitted: "neutral",
  taken: "neutral",
  "handed-over": "neutral",
  "stage-completed": "primary",
  approved: "good",
  rejected: "bad",
  returned: "attention",
  "correction-requested": "attention",
  "correction-answered": "neutral",
  withdrawn: "neutral",
  completed: "good",
};
