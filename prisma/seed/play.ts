import { randomUUID } from "node:crypto";
import type { Database } from "#lib/db/transaction.ts";
import { workflowVersion } from "#lib/db/workflow-version.ts";
import type { OfficeTime } from "#lib/domain/deadlines.ts";
import type { Actor, StaffActor } from "#lib/domain/permissions.ts";
import { addInternalNote } from "#lib/operations/add-internal-note.ts";
import { advanceApplication } from "#lib/operations/advance-application.ts";
import { answerCorrection } from "#lib/operations/answer-correction.ts";
import { handOverApplication } from "#lib/operations/hand-over-application.ts";
import { rejectApplication } from "#lib/operations/reject-application.ts";
import { requestCorrection } from "#lib/operations/request-correction.ts";
import { returnApplication } from "#lib/operations/return-application.ts";
import { takeApplication } from "#lib/operations/take-application.ts";
import { withdrawApplication } from "#lib/operations/withdraw-application.ts";
import { type Attaching, attach } from "./attach.ts";
import type { GivenApplicant, GivenService } from "./factories.ts";
import { type MovedClock, momentAfter } from "./moments.ts";
import type { Random } from "./random.ts";
import { notes, remarkFor, returnRemarks, withdrawals, wordsFor } from "./remarks.ts";
import type { Step } from "./scenarios.ts";
import type { StagePlan } from "./service-plan.ts";

/** Everything the people of one application need to act. */
export type Setting = {
  readonly database: Database;
  readonly office: OfficeTime;
  readonly now: Date;
  readonly random: Random;
  readonly clock: MovedClock;
  readonly attaching: Attaching;
  readonly service: GivenService;
  /** Reviewers and managers by department id. */
  readonly staff: ReadonlyMap<string, readonly StaffActor[]>;
};

type Played = { readonly applicationId: string; readonly applicant: GivenApplicant };

/** Plays the steps one after the other. What an operation refuses is a mistake in the story and throws. */
export async function play(setting: Setting, played: Played, steps: readonly Step[]): Promise<void> {
  /** Who finished a stage since the last return: none of them may decide. */
  const finishers = new Set<string>();
  for (const step of steps) {
    const seen = await seenBy(setting, played.applicationId);
    const scene = { setting, played, seen, step };
    if (step.move === "take" && seen.assigneeId !== null) continue;
    const actor = actorOf(scene, finishers);
    const who = actor.kind === "applicant" ? "home" : "office";
    const { office, now, random, clock } = setting;
    clock.moveTo(momentAfter(office, { after: clock.now(), wait: step.wait, who, now, random }));
    const done = await act(scene, actor);
    if (!done.ok) throw new Error(`${setting.service.plan.code}: ${step.move} was refused: ${JSON.stringify(done)}`);
    if (step.move === "return") finishers.clear();
    if (step.move === "advance" && actor.kind === "staff") finishers.add(actor.personId);
  }
}

type Seen = {
  readonly version: number;
  readonly assigneeId: string | null;
  readonly departmentId: string;
  readonly plan: StagePlan;
};
type Scene = { readonly setting: Setting; readonly played: Played; readonly seen: Seen; readonly step: Step };

async function seenBy({ database, service }: Setting, id: string): Promise<Seen> {
  const row = await database.application.findUniqueOrThrow({
    where: { id },
    select: { version: true, assigneeId: true, departmentId: true, stageId: true },
  });
  const { stages } = await workflowVersion(database, service.workflowVersionId);
  const code = stages.find((stage) => stage.id === row.stageId)?.code;
  const plan = service.plan.stages.find((stage) => stage.code === code);
  if (!plan) throw new Error(`application ${id} stands at a stage that its service does not have`);
  return { ...row, plan };
}

function actorOf({ setting, played, seen, step }: Scene, finishers: ReadonlySet<string>): Actor {
  if (step.move === "withdraw" || step.move === "answer-correction") return played.applicant.actor;
  const colleagues = setting.staff.get(seen.departmentId) ?? [];
  const assigned = colleagues.find((person) => person.personId === seen.assigneeId);
  if (assigned) return assigned;
  const second = seen.plan.kind === "decision";
  // Managers decide now and then; the daily work is done by reviewers.
  const able = colleagues.filter(({ role, personId }) => (second ? !finishers.has(personId) : role === "reviewer"));
  return setting.random.pick(able);
}

function act({ setting, played, seen, step }: Scene, actor: Actor): Promise<{ readonly ok: boolean }> {
  const { database, clock, office, random, service } = setting;
  const context = { database, clock, actor, zone: office.zone };
  const { applicationId } = played;
  const change = { applicationId, version: seen.version, operationId: randomUUID() };
  const words = wordsFor(service.plan.code);
  switch (step.move) {
    case "take":
      return takeApplication(context, change);
    case "hand-over":
      return handOverApplication(context, { ...change, toPersonId: colleagueOf(setting, seen), remark: undefined });
    case "note":
      return addInternalNote(context, { applicationId, operationId: change.operationId, text: random.pick(notes) });
    case "advance":
      return advanceApplication(context, { ...change, remark: remarkFor(service.plan.code, seen.plan, random) });
    case "reject":
      return rejectApplication(context, { ...change, reasons: [...random.pick(words.rejections)], remark: undefined });
    case "return":
      return returnApplication(context, { ...change, toStage: step.toStage, remark: random.pick(returnRemarks) });
    case "request-correction": {
      const deficiencies = [...random.pick(words.corrections)];
      return requestCorrection(context, { ...change, deficiencies, answerInDays: 5, remark: undefined });
    }
    case "answer-correction":
      return answer({ setting, played, seen, step }, { ...change, remark: random.pick(words.answer) });
    case "withdraw":
      return withdrawApplication(context, { ...change, remark: random.pick(withdrawals) });
  }
}

function colleagueOf({ staff, random }: Setting, { departmentId, assigneeId }: Seen): string {
  const others = (staff.get(departmentId) ?? []).filter(
    ({ role, personId }) => role === "reviewer" && personId !== assigneeId,
  );
  return random.pick(others).personId;
}

/** The applicant sends the files that were asked for, then the answer. */
async function answer({ setting, played }: Scene, input: Parameters<typeof answerCorrection>[1]) {
  const { database, clock, office, service, attaching } = setting;
  const context = { database, clock, actor: played.applicant.actor, zone: office.zone };
  const asked = await database.historyEntry.findFirst({
    where: { applicationId: played.applicationId, event: "correction-requested" },
    orderBy: { seq: "desc" },
    select: { detail: true },
  });
  const mentioned = JSON.stringify(asked?.detail ?? {});
  const materials = service.plan.materials.filter(({ code }) => mentioned.includes(`"code":"${code}"`));
  await attach(context, { attaching, owner: { applicationId: played.applicationId }, materials });
  return answerCorrection(context, input);
}
