import { type OfficeTime, urgentAt } from "../domain/deadlines.ts";
import type { ApplicationState } from "../domain/decisions.ts";
import type { ActorSnapshot, EventDetail } from "../domain/history.ts";
import { type Event, isClosed, stageByCode } from "../domain/workflow.ts";
import { fromIsoDate } from "./office-time.ts";
import type { Stage } from "./workflow-version.ts";

export type NewEntry = {
  readonly event: Event;
  readonly at: Date;
  readonly actorKind: "applicant" | "staff" | "partner" | "system";
  readonly actorId: string | null;
  readonly actor: ActorSnapshot | null;
  readonly remark: string | null;
  readonly detail: EventDetail;
  readonly operationId: string;
};

/** Columns of an application that follow from its state. */
export function stateColumns(
  state: ApplicationState,
  { stages, office, now }: { stages: readonly Stage[]; office: OfficeTime; now: Date },
) {
  const paused = state.clockPausedAt !== null || isClosed(state.status);
  return {
    status: state.status,
    stageId: stageByCode(stages, state.stageCode).id,
    version: state.version,
    departmentId: state.departmentId,
    assigneeId: state.assigneeId,
    stageEnteredAt: state.stageEnteredAt,
    stageDueOn: state.stageDueOn === null ? null : fromIsoDate(state.stageDueOn),
    clockPausedAt: state.clockPausedAt,
    urgentAt: urgentAt(office, { dueOn: state.stageDueOn, paused }),
    closedAt: state.closedAt,
    updatedAt: now,
  };
}
