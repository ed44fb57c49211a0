import {
  departmentsInvolved,
  type LockedApplication,
  lockApplication,
  type NewEntry,
  reviewersOfRound,
  writeTransition,
} from "../db/application-record.ts";
import { officeTime } from "../db/office-time.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { Stage } from "../db/workflow-version.ts";
import { workflowVersion } from "../db/workflow-version.ts";
import type { OfficeTime } from "../domain/deadlines.ts";
import { type ApplicationState, type Command, decide } from "../domain/decisions.ts";
import { maySee, refusalOf } from "../domain/permissions.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Event, plannedStages, type Status, stageByCode } from "../domain/workflow.ts";
import { actorColumns, type Context, recordAudit } from "./context.ts";
import { newerEntry } from "./newer-entry.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

export type Change = {
  readonly applicationId: string;
  /** The version that the person saw; null for callers that cannot know one. */
  readonly version: number | null;
  readonly operationId: string;
  readonly command: Command;
  readonly remark: string | null;
};

export type Changed = {
  readonly ok: true;
  readonly applicationId: string;
  readonly version: number;
  readonly event: Event;
  readonly status: Status;
  readonly stageCode: string;
};

type Subject = {
  readonly application: LockedApplication;
  readonly state: ApplicationState;
  readonly stages: readonly Stage[];
  readonly office: OfficeTime;
};

/**
 * The one way to change an application: state, history, audit row and the answer for repeats commit together or not at
 * all. Refusals change nothing.
 */
export async function changeApplication(context: Context, change: Change): Promise<Changed | Refused> {
  return answerOnce({ context, request: change }, () =>
    inTransaction(context.database, async (transaction) => {
      const subject = await loadSubject(transaction, context, change.applicationId);
      if (!subject) return refused("not-found");
      const first = await firstAnswer<Changed>(transaction, { context, request: change });
      if (first) return first;
      return apply(transaction, { context, change, subject });
    }),
  );
}

async function loadSubject(transaction: Transaction, context: Context, id: string): Promise<Subject | null> {
  const application = await lockApplication(transaction, id);
  if (!application) return null;
  const version = await workflowVersion(context.database, application.workflowVersionId);
  const stageCode = version.stages.find((stage) => stage.id === application.stageId)?.code;
  if (stageCode === undefined) throw new Error(`application ${id} stands at a stage of another version`);
  return {
    application,
    state: { ...application.state, stageCode },
    stages: plannedStages(version.stages, application.fields),
    office: await officeTime(context.database, context.zone),
  };
}

async function apply(
  transaction: Transaction,
  { context, change, subject }: { context: Context; change: Change; subject: Subject },
): Promise<Changed | Refused> {
  const denied = await permissionRefusal(transaction, { context, change, subject });
  const stale = await staleRefusal(transaction, { context, change, subject });
  // A page that is out of date is told so before anything else: the rest may be a consequence of it. When a colleague
  // sent the case on to another office meanwhile, that is what happened, and not that there is no such case.
  if (stale && (denied !== "not-found" || (await stillSees(transaction, { context, subject })))) return stale;
  if (denied) return refused(denied);
  const now = context.clock.now();
  const decision = decide(subject.state, change.command, { stages: subject.stages, office: subject.office, now });
  if (!decision.ok) return refused(decision.reason, { allowed: decision.allowed });
  const entry: NewEntry = {
    event: decision.event,
    at: now,
    ...actorColumns(context.actor),
    remark: change.remark,
    detail: decision.detail,
    operationId: change.operationId,
  };
  await writeTransition(transaction, { ...subject, next: decision.next, entry });
  await recordAudit(transaction, {
    actor: context.actor,
    action: `application.${decision.event}`,
    subject: { kind: "application", id: subject.application.id },
    detail: { seq: decision.next.version },
  });
  const { version, status, stageCode } = decision.next;
  const result: Changed = {
    ok: true,
    applicationId: subject.application.id,
    version,
    event: decision.event,
    status,
    stageCode,
  };
  await keepAnswer(transaction, { context, request: change, result });
  return result;
}

async function staleRefusal(
  transaction: Transaction,
  { context, change, subject }: { context: Context; change: Change; subject: Subject },
): Promise<Refused | null> {
  if (change.version === null || change.version === subject.state.version) return null;
  const { id } = subject.application;
  const newer = await newerEntry(transaction, { applicationId: id, after: change.version, reader: context.actor });
  return refused("stale-version", newer ? { newer } : {});
}

/** Whether staff may still open the case because their department has had it. */
async function stillSees(
  transaction: Transaction,
  { context, subject: { application, state } }: { context: Context; subject: Subject },
): Promise<boolean> {
  if (context.actor.kind !== "staff") return false;
  const handledBy = await departmentsInvolved(transaction, application.id);
  return maySee(context.actor, { ...application, departmentId: state.departmentId }, handledBy);
}

async function permissionRefusal(
  transaction: Transaction,
  { context, change, subject: { application, state, stages } }: { context: Context; change: Change; subject: Subject },
) {
  const { kind } = stageByCode(stages, state.stageCode);
  const reviewerIds = kind === "decision" ? await reviewersOfRound(transaction, application.id) : [];
  return refusalOf(context.actor, change.command.verb, {
    applicantId: application.applicantId,
    departmentId: state.departmentId,
    assigneeId: state.assigneeId,
    status: state.status,
    stageKind: kind,
    reviewerIds,
  });
}
