import { randomUUID } from "node:crypto";
import { systemClock } from "#lib/clock.ts";
import { connect } from "#lib/db/client.ts";
import { runningEmbedded } from "#lib/db/embedded.ts";
import type { StaffActor } from "#lib/domain/permissions.ts";
import { addInternalNote } from "#lib/operations/add-internal-note.ts";
import { requestCorrection } from "#lib/operations/request-correction.ts";
import { takeApplication } from "#lib/operations/take-application.ts";
import { rows } from "./database.ts";

/**
 * What the office does with an application: takes it, leaves a note for colleagues, asks for a correction. By the
 * operations that its pages use, so that the words need not fit any page.
 */
export async function handled(applicationId: string, words: { note: string; text: string }): Promise<void> {
  const running = runningEmbedded(process.env.E2E_DATA_DIR ?? "");
  if (!running) throw new Error("the database of the server under test does not run");
  const { database, close } = connect(running.appUrl, { max: 2 });
  try {
    const actor = await reviewerOf(applicationId);
    const context = { database, clock: systemClock, zone: "Asia/Shanghai", actor };
    const change = (version: number) => ({ applicationId, version, operationId: randomUUID() });
    expectOk(await takeApplication(context, change(1)));
    expectOk(await addInternalNote(context, { applicationId, operationId: randomUUID(), text: words.note }));
    const { text } = words;
    const deficiencies = [{ target: { kind: "field" as const, code: "address" }, problem: text, advice: text }];
    expectOk(await requestCorrection(context, { ...change(2), deficiencies, answerInDays: 10, remark: text }));
  } finally {
    await close();
  }
}

async function reviewerOf(applicationId: string): Promise<StaffActor> {
  const found = await rows<{ id: string; name: string; department_id: string }>(
    `select p.id, p.name, p.department_id from person p join application a on a.department_id = p.department_id
     where a.id = $1 and p.role = 'reviewer' order by p.name limit 1`,
    [applicationId],
  );
  const [person] = found;
  if (!person) throw new Error("the office has no reviewer");
  const { id: personId, name, department_id: departmentId } = person;
  return { kind: "staff", role: "reviewer", personId, name, departmentId, title: null };
}

function expectOk(answer: { ok: boolean }): void {
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}
