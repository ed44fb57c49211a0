import type { Prisma } from "../db/generated/client.ts";
import { isoDate } from "../db/office-time.ts";
import type { Database } from "../db/transaction.ts";
import { workflowVersion } from "../db/workflow-version.ts";
import type { ActorSnapshot, EventDetail, HistoryEntry } from "../domain/history.ts";
import type { Event, Status } from "../domain/workflow.ts";

/** What the pages about one application are made from. The ID number is not among it. */
export type ApplicationFacts = {
  readonly id: string;
  readonly number: string;
  readonly serviceId: string;
  readonly workflowVersionId: string;
  readonly applicantId: string | null;
  readonly departmentId: string;
  readonly assigneeId: string | null;
  readonly version: number;
  readonly status: Status;
  readonly stageCode: string;
  readonly stageDueOn: string | null;
  readonly clockPausedAt: Date | null;
  readonly submittedAt: Date;
  readonly closedAt: Date | null;
  readonly updatedAt: Date;
  readonly fields: Readonly<Record<string, unknown>>;
  /** In the order of `seq`. */
  readonly history: readonly HistoryEntry[];
};

const columns = {
  id: true,
  number: true,
  serviceId: true,
  workflowVersionId: true,
  applicantId: true,
  departmentId: true,
  assigneeId: true,
  version: true,
  status: true,
  stageId: true,
  stageDueOn: true,
  clockPausedAt: true,
  submittedAt: true,
  closedAt: true,
  updatedAt: true,
  fields: true,
  history: {
    orderBy: { seq: "asc" },
    select: {
      seq: true,
      event: true,
      at: true,
      fromStatus: true,
      toStatus: true,
      fromStageId: true,
      toStageId: true,
      actorKind: true,
      actorId: true,
      actorSnapshot: true,
      remark: true,
      detail: true,
    },
  },
} as const satisfies Prisma.ApplicationSelect;

/** The one application that matches `where`, owner predicates included; null when there is none. */
export async function applicationFacts(
  database: Database,
  where: Prisma.ApplicationWhereInput,
): Promise<ApplicationFacts | null> {
  const row = await database.application.findFirst({ where, select: columns });
  if (!row) return null;
  const version = await workflowVersion(database, row.workflowVersionId);
  const codes = new Map(version.stages.map((stage) => [stage.id, stage.code]));
  const codeOf = (id: string) => {
    const code = codes.get(id);
    if (code === undefined) throw new Error(`application ${row.id} names a stage of another version`);
    return code;
  };
  const { stageId, history, status, stageDueOn, fields, ...rest } = row;
  return {
    ...rest,
    status: status as Status,
    stageCode: codeOf(stageId),
    stageDueOn: stageDueOn && isoDate(stageDueOn),
    fields: fields as Record<string, unknown>,
    history: history.map(({ fromStageId, toStageId, actorSnapshot, ...entry }) => ({
      ...entry,
      event: entry.event as Event,
      fromStatus: entry.fromStatus as Status | null,
      toStatus: entry.toStatus as Status,
      actorKind: entry.actorKind as HistoryEntry["actorKind"],
      detail: entry.detail as EventDetail,
      actor: actorSnapshot as ActorSnapshot | null,
      fromStage: fromStageId && codeOf(fromStageId),
      toStage: codeOf(toStageId),
    })),
  };
}
