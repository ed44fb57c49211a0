import type { CaseActions, NoteView } from "../domain/case-view.ts";
import type { Locale } from "../domain/localized-text.ts";
import { maySee, type StaffActor } from "../domain/permissions.ts";
import type { ApplicationView } from "../domain/view.ts";
import { type OwnApplication, personOf } from "./applicant.ts";
import { type ApplicationFacts, applicationFacts } from "./application-facts.ts";
import { caseActions } from "./case-actions.ts";
import { type AnswerView, answerViews, type FileView, filesOf } from "./case-content.ts";
import { departmentsInvolved } from "./departments-involved.ts";
import { type Reading, viewed } from "./reading.ts";

type Colleague = CaseActions["colleagues"][number];

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
  if (!facts || !maySee(actor, facts, await departmentsInvolved(reading.database, id))) return null;
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
    actions: caseActions({ facts, page, actor, colleagues, locale }),
  };
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

async function colleaguesOf({ database }: Reading, actor: StaffActor): Promise<Colleague[]> {
  if (actor.departmentId === null) return [];
  return database.person.findMany({
    where: { departmentId: actor.departmentId, deactivatedAt: null, role: { in: ["reviewer", "manager"] } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
