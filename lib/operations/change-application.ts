import type { NewEntry } from "../db/application-record.ts";
import { poolOf } from "../db/client.ts";
import { officeTime } from "../db/office-time.ts";
import { inSession, type Session } from "../db/session.ts";
import {
  departmentsInvolved,
  keptAnswer,
  type LockedApplication,
  lockApplication,
  newerEntry,
  reviewersOfRound,
  writeTransition,
} from "../db/transition.ts";
import { knownVersion, type Stage, workflowVersion } from "../db/workflow-version.ts";
import { isShown } from "../domain/audience.ts";
import type { OfficeTime } from "../domain/deadlines.ts";
import { type ApplicationState, type Command, decide } from "../domain/decisions.ts";
import { maySee, type PermissionRefusal, refusalOf } from "../domain/permissions.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Event, events, plannedStages, type Status, stageByCode } from "../domain/workflow.ts";
import { actorColumns, actorKey, type Context, hashOf } from "./context.ts";
import { answerOnce, judgedAnswer } from "./repeat.ts";

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

type VersionNeeded = { readonly versionNeeded: string };

/**
 * The one way to change an application: state, history, audit row and the answer for repeats commit together or not at
 * all. Refusals change nothing.
 */
export async function changeApplication(context: Context, change: Change): Promise<Changed | Refused> {
  const office = await officeTime(context.database, context.zone);
  const outcome = await attempt(context, change, office);
  if (!("versionNeeded" in outcome)) return outcome;
  // Read without holding a connection, else many first readers could wait for each other's.
  await workflowVersion(context.database, outcome.versionNeeded);
  const again = await attempt(context, change, office);
  if ("versionNeeded" in again) throw new Error("a workflow version was read and is not known");
  return again;
}

function attempt(context: Context, change: Change, office: OfficeTime): Promise<Changed | Refused | VersionNeeded> {
  return answerOnce<Changed | VersionNeeded>({ context, request: change }, () =>
    inSession(poolOf(context.database), async (session) => {
      const application = await lockApplication(session, change.applicationId);
      if (!application) return refused("not-found");
      const version = knownVersion(context.database, application.workflowVersionId);
      if (!version) return { versionNeeded: application.workflowVersionId };
      const key = { actorKey: actorKey(context.actor), operationId: change.operationId };
      const first = judgedAnswer<Changed>(await keptAnswer(session, key), change);
      return first ?? apply(session, { context, change, subject: subjectOf(application, version.stages, office) });
    }),
  );
}

function subjectOf(application: LockedApplication, stages: readonly Stage[], office: OfficeTime): Subject {
  const stageCode = stages.find((stage) => stage.id === application.stageId)?.code;
  if (stageCode === undefined) throw new Error(`application ${application.id} stands at a stage of another version`);
  const planned = plannedStages(stages, application.fields);
  return { application, state: { ...application.state, stageCode }, stages: planned, office };
}

type Applying = { readonly context: Context; readonly change: Change; readonly subject: Subject };

async function apply(session: Session, applying: Applying): Promise<Changed | Refused> {
  const { context, change, subject } = applying;
  const denied = await permissionRefusal(session, applying);
  const stale = await staleRefusal(session, applying, denied);
  if (stale) return stale;
  if (denied) return refused(denied);
  const now = context.clock.now();
  const decision = decide(subject.state, change.command, { ...subject, now });
  if (!decision.ok) return refused(decision.reason, { allowed: decision.allowed });
  const { version, status, stageCode } = decision.next;
  const { event, detail } = decision;
  const result: Changed = { ok: true, applicationId: subject.application.id, version, event, status, stageCode };
  const { remark, operationId } = change;
  const entry: NewEntry = { event, at: now, ...actorColumns(context.actor), remark, detail, operationId };
  const answer = { actorKey: actorKey(context.actor), requestHash: hashOf(change), result };
  await writeTransition(session, { ...subject, next: decision.next, entry, answer });
  return result;
}

/**
 * A page that is out of date is told so before anything else: the rest may be a consequence of it. When a colleague sent
 * the case on to another office meanwhile, that is what happened, and not that there is no such case. Only staff are
 * told by whom: how much of a reviewer an applicant sees is the service's policy.
 */
async function staleRefusal(
  session: Session,
  applying: Applying,
  denied: PermissionRefusal | null,
): Promise<Refused | null> {
  const { context, change, subject } = applying;
  if (change.version === null || change.version === subject.state.version) return null;
  if (denied === "not-found" && !(await stillSees(session, applying))) return null;
  const staff = context.actor.kind === "staff";
  const told = events.filter((event) => isShown(event, staff ? "staff" : "applicant"));
  const since = { applicationId: subject.application.id, after: change.version, events: told };
  const newer = await newerEntry(session, since);
  return refused("stale-version", newer ? { newer: { ...newer, by: staff ? newer.by : null } } : {});
}

/** Whether staff may go on reading the case because their department has had it. */
async function stillSees(session: Session, { context, subject }: Applying): Promise<boolean> {
  if (context.actor.kind !== "staff") return false;
  const { id, applicantId } = subject.application;
  const handledBy = await departmentsInvolved(session, id);
  return maySee(context.actor, { applicantId, departmentId: subject.state.departmentId }, handledBy);
}

async function permissionRefusal(session: Session, { context, change, subject }: Applying) {
  const { application, state, stages } = subject;
  const { kind } = stageByCode(stages, state.stageCode);
  const reviewerIds = kind === "decision" ? await reviewersOfRound(session, application.id) : [];
  return refusalOf(context.actor, change.command.verb, {
    applicantId: application.applicantId,
    departmentId: state.departmentId,
    assigneeId: state.assigneeId,
    status: state.status,
    stageKind: kind,
    reviewerIds,
  });
}
