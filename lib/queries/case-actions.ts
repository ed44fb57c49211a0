import type { CaseActions, CaseObstacle } from "../domain/case-view.ts";
import { inLocale, type Locale } from "../domain/localized-text.ts";
import { type PermissionRefusal, refusalOf, type StaffActor, type Verb } from "../domain/permissions.ts";
import {
  type Event,
  earlierStages,
  finishingEvent,
  isClosed,
  isLegal,
  plannedStages,
  stageByCode,
} from "../domain/workflow.ts";
import type { ApplicationFacts } from "./application-facts.ts";
import type { Viewed } from "./reading.ts";

type Given = {
  readonly facts: ApplicationFacts;
  readonly page: Viewed;
  readonly actor: StaffActor;
  readonly colleagues: CaseActions["colleagues"];
  readonly locale: Locale;
};

const eventOf: Record<Exclude<Verb, "advance">, Event> = {
  take: "taken",
  "hand-over": "handed-over",
  reject: "rejected",
  return: "returned",
  "request-correction": "correction-requested",
  "answer-correction": "correction-answered",
  withdraw: "withdrawn",
};
const offered: readonly Verb[] = ["take", "hand-over", "advance", "request-correction", "return", "reject"];

/** The same tables decide here and in the operations: a button that is shown works, unless somebody was faster. */
export function caseActions({ facts, page, actor, colleagues, locale }: Given): CaseActions {
  const stages = plannedStages(page.version.stages, facts.fields);
  const finishing = finishingEvent(stages, facts.stageCode);
  const legal = (verb: Verb) =>
    isLegal(verb === "advance" ? finishing : eventOf[verb], {
      stages,
      status: facts.status,
      stageCode: facts.stageCode,
    });
  const mine = facts.assigneeId === actor.personId;
  const next = stages[stages.findIndex(({ code }) => code === facts.stageCode) + 1];
  return {
    verbs: offered.filter(
      (verb) => legal(verb) && staffRefusal({ facts, page, actor }, verb) === null && !(verb === "take" && mine),
    ),
    obstacle: obstacleOf({ facts, page, actor }),
    responsible: actor.role !== "administrator" && actor.departmentId === facts.departmentId,
    stageKind: stageByCode(stages, facts.stageCode).kind,
    finishing,
    nextStageName: next ? inLocale(next.name, locale) : null,
    returnTo: earlierStages(stages, facts.stageCode).map(({ code }) => ({
      code,
      name: inLocale(stageByCode(stages, code).name, locale),
    })),
    colleagues: colleagues.filter(({ id }) => id !== facts.assigneeId),
    targets: targetsOf(page, locale),
  };
}

function obstacleOf(given: Pick<Given, "facts" | "page" | "actor">): CaseObstacle | null {
  const { facts, actor } = given;
  if (isClosed(facts.status)) return "closed";
  if (actor.role === "administrator") return "read-only";
  const refusal = staffRefusal(given, "advance");
  if (refusal) return obstacles[refusal];
  return facts.status === "correction-required" ? "waiting-for-applicant" : null;
}

const obstacles: Record<PermissionRefusal, CaseObstacle> = {
  "not-found": "other-department",
  // The owner of a case never opens its page; should one, nothing is offered.
  "own-case": "read-only",
  "assigned-to-other": "assigned-to-other",
  "four-eyes": "second-person",
};

function staffRefusal({ facts, page, actor }: Pick<Given, "facts" | "page" | "actor">, verb: Verb) {
  const stageKind = stageByCode(page.version.stages, facts.stageCode).kind;
  return refusalOf(actor, verb, { ...facts, stageKind, reviewerIds: reviewerIdsOf(facts) });
}

/** Staff who finished a stage of the present round, by the history that was read. */
function reviewerIdsOf({ history }: ApplicationFacts): string[] {
  const round = history.slice(history.findLastIndex(({ event }) => event === "returned") + 1);
  return round.flatMap((entry) => (entry.event === "stage-completed" && entry.actorId ? [entry.actorId] : []));
}

function targetsOf({ version }: Viewed, locale: Locale): CaseActions["targets"] {
  const fields = version.form.sections.flatMap((section) => section.fields);
  return [
    ...version.materials.map(({ code, name }) => ({ kind: "material" as const, code, name: inLocale(name, locale) })),
    ...fields.map(({ code, label }) => ({ kind: "field" as const, code, name: inLocale(label, locale) })),
  ];
}
