import { inLocale, type Locale } from "../domain/localized-text.ts";
import { maySee, refusalOf, type StaffActor, type Verb } from "../domain/permissions.ts";
import type { ApplicationView } from "../domain/view.ts";
import { type Event, earlierStages, finishingEvent, isLegal, plannedStages, stageByCode } from "../domain/workflow.ts";
import { type OwnApplication, personOf } from "./applicant.ts";
import { type ApplicationFacts, applicationFacts } from "./application-facts.ts";
import { type AnswerView, answerViews, type FileView, filesOf } from "./case-content.ts";
import { type Reading, type Viewed, viewed } from "./reading.ts";

export type NoteView = { readonly id: string; readonly text: string; readonly at: string; readonly by: string };

/** What the page offers the reader to do now. */
export type CaseActions = {
  readonly verbs: readonly Verb[];
  /** What finishing the stage means here: the next stage, approval, or the end. */
  readonly finishing: Event;
  readonly nextStageName: string | null;
  readonly returnTo: readonly { readonly code: string; readonly name: string }[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Fields and materials that a correction can point at. */
  readonly targets: readonly { readonly kind: "field" | "material"; readonly code: string; readonly name: string }[];
  /** The reader judged an earlier stage, so a colleague must decide. */
  readonly needsSecondPerson: boolean;
};

export type CasePage = {
  readonly id: string;
  readonly version: number;
  readonly view: ApplicationView;
  readonly person: OwnApplication["person"];
  readonly answers: readonly AnswerView[];
  readonly files: readonly FileView[];
  readonly notes: readonly NoteView[];
  readonly assignee: { readonly name: string; readonly me: boolean } | null;
  readonly actions: CaseActions;
};

/** The case page for `actor`; null when the case does not exist or the actor's department has no part in it. */
export async function casePage(
  reading: Reading,
  { id, actor, locale }: { id: string; actor: StaffActor; locale: Locale },
): Promise<CasePage | null> {
  const facts = await applicationFacts(reading.database, { id });
  if (!facts || !maySee(actor, facts, departmentsInvolved(facts))) return null;
  const [page, person, files, notes, assignee, colleagues] = await Promise.all([
    viewed(reading, facts, { audience: "staff", locale }),
    personOf(reading, id),
    filesOf(reading, id),
    notesOf(reading, id),
    assigneeOf(reading, facts, actor),
    colleaguesOf(reading, actor),
  ]);
  return {
    id,
    version: facts.version,
    view: page.view,
    person,
    answers: answerViews(page.version, facts.fields, locale),
    files: files(page.version, locale),
    notes,
    assignee,
    actions: actionsFor({ facts, page, actor, colleagues, locale }),
  };
}

/** Departments that have had the case. */
function departmentsInvolved(facts: ApplicationFacts): string[] {
  return facts.history.flatMap(({ actor }) => (actor?.departmentId ? [actor.departmentId] : []));
}

async function notesOf({ database }: Reading, applicationId: string): Promise<NoteView[]> {
  const rows = await database.internalNote.findMany({
    where: { applicationId },
    orderBy: { createdAt: "desc" },
    select: { id: true, text: true, createdAt: true, author: { select: { name: true } } },
  });
  return rows.map((row) => ({ id: row.id, text: row.text, at: row.createdAt.toISOString(), by: row.author.name }));
}

async function assigneeOf(
  { database }: Reading,
  { assigneeId }: ApplicationFacts,
  actor: StaffActor,
): Promise<CasePage["assignee"]> {
  if (assigneeId === null) return null;
  const person = await database.person.findUniqueOrThrow({ where: { id: assigneeId }, select: { name: true } });
  return { name: person.name, me: assigneeId === actor.personId };
}

async function colleaguesOf({ database }: Reading, actor: StaffActor): Promise<CaseActions["colleagues"]> {
  if (actor.departmentId === null) return [];
  return database.person.findMany({
    where: { departmentId: actor.departmentId, deactivatedAt: null, role: { in: ["reviewer", "manager"] } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

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

function actionsFor({
  facts,
  page,
  actor,
  colleagues,
  locale,
}: {
  facts: ApplicationFacts;
  page: Viewed;
  actor: StaffActor;
  colleagues: CaseActions["colleagues"];
  locale: Locale;
}): CaseActions {
  const stages = plannedStages(page.version.stages, facts.fields);
  const finishing = finishingEvent(stages, facts.stageCode);
  const legal = (verb: Verb) =>
    isLegal(verb === "advance" ? finishing : eventOf[verb], {
      stages,
      status: facts.status,
      stageCode: facts.stageCode,
    });
  const refusals = new Map(offered.map((verb) => [verb, staffRefusal({ facts, page, actor, verb })]));
  const mine = facts.assigneeId === actor.personId;
  const next = stages[stages.findIndex(({ code }) => code === facts.stageCode) + 1];
  return {
    verbs: offered.filter((verb) => legal(verb) && refusals.get(verb) === null && !(verb === "take" && mine)),
    finishing,
    nextStageName: next ? inLocale(next.name, locale) : null,
    returnTo: earlierStages(stages, facts.stageCode).map(({ code }) => ({
      code,
      name: inLocale(stageByCode(stages, code).name, locale),
    })),
    colleagues: colleagues.filter(({ id }) => id !== facts.assigneeId),
    targets: targetsOf(page, locale),
    needsSecondPerson: legal("advance") && refusals.get("advance") === "four-eyes",
  };
}

function staffRefusal({
  facts,
  page,
  actor,
  verb,
}: {
  facts: ApplicationFacts;
  page: Viewed;
  actor: StaffActor;
  verb: Verb;
}) {
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
