import { type OfficeTime, urgentAt } from "../domain/deadlines.ts";
import type { ApplicationState } from "../domain/decisions.ts";
import type { ActorSnapshot, EventDetail } from "../domain/history.ts";
import { type Event, isClosed, type Status, stageByCode } from "../domain/workflow.ts";
import type { Prisma } from "./generated/client.ts";
import { fromIsoDate, isoDate } from "./office-time.ts";
import type { Database, Transaction } from "./transaction.ts";
import type { Stage } from "./workflow-version.ts";

/** An application as a decision needs it, locked until the transaction ends. */
export type LockedApplication = {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly workflowVersionId: string;
  readonly applicantId: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly stageId: string;
  readonly state: Omit<ApplicationState, "stageCode">;
};

/** Locks the row first, so that two changes of one application follow each other; null when there is none. */
export async function lockApplication(transaction: Transaction, id: string): Promise<LockedApplication | null> {
  await transaction.$queryRaw`SELECT 1 FROM application WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await transaction.application.findUnique({
    where: { id },
    select: {
      id: true,
      number: true,
      serviceId: true,
      workflowVersionId: true,
      applicantId: true,
      fields: true,
      stageId: true,
      status: true,
      version: true,
      departmentId: true,
      assigneeId: true,
      stageEnteredAt: true,
      stageDueOn: true,
      clockPausedAt: true,
      closedAt: true,
    },
  });
  if (!row) return null;
  const { status, version, departmentId, assigneeId, stageEnteredAt, stageDueOn, clockPausedAt, closedAt, ...rest } =
    row;
  const state = { version, departmentId, assigneeId, stageEnteredAt, clockPausedAt, closedAt };
  return {
    ...rest,
    fields: row.fields as Record<string, unknown>,
    state: { ...state, status: status as Status, stageDueOn: stageDueOn && isoDate(stageDueOn) },
  };
}

/** Staff who finished a stage since the application was filed or last returned. */
export async function reviewersOfRound(transaction: Transaction, applicationId: string): Promise<string[]> {
  const rows = await transaction.$queryRaw<{ actor_id: string }[]>`
    SELECT DISTINCT actor_id::text FROM history_entry
    WHERE application_id = ${applicationId}::uuid AND event = 'stage-completed' AND actor_id IS NOT NULL
      AND seq > coalesce((SELECT max(seq) FROM history_entry
                          WHERE application_id = ${applicationId}::uuid AND event = 'returned'), 0)`;
  return rows.map((row) => row.actor_id);
}

/** Departments of the stages that the application has been in. */
export async function departmentsInvolved(reader: Database | Transaction, applicationId: string): Promise<string[]> {
  const rows = await reader.historyEntry.findMany({
    where: { applicationId },
    distinct: ["toStageId"],
    select: { toStage: { select: { departmentId: true } } },
  });
  return rows.map((row) => row.toStage.departmentId);
}

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

/**
 * Writes the state after `entry` and the entry itself. The update is guarded by the version before it; a guard that
 * does not match means the row was not locked, which is a bug.
 */
export async function writeTransition(
  transaction: Transaction,
  {
    application,
    next,
    entry,
    stages,
    office,
  }: {
    application: LockedApplication;
    next: ApplicationState;
    entry: NewEntry;
    stages: readonly Stage[];
    office: OfficeTime;
  },
): Promise<void> {
  const columns = stateColumns(next, { stages, office, now: entry.at });
  const changed = await transaction.application.updateMany({
    where: { id: application.id, version: application.state.version, status: application.state.status },
    data: columns,
  });
  if (changed.count !== 1) throw new Error("an application changed while it was locked");
  const from = { fromStatus: application.state.status, fromStageId: application.stageId };
  const to = { seq: next.version, toStatus: next.status, toStageId: columns.stageId };
  await transaction.historyEntry.create({
    data: historyRow(application.id, entry, { ...from, ...to }),
    select: { id: true },
  });
}

export function historyRow(
  applicationId: string,
  entry: NewEntry,
  edge: { seq: number; fromStatus: string | null; fromStageId: string | null; toStatus: string; toStageId: string },
): Prisma.HistoryEntryUncheckedCreateInput {
  const { actor, detail, ...rest } = entry;
  return {
    applicationId,
    ...edge,
    ...rest,
    ...(actor ? { actorSnapshot: actor as unknown as Prisma.InputJsonObject } : {}),
    detail: detail as unknown as Prisma.InputJsonObject,
  };
}
