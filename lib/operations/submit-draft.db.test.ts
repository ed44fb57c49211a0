import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type GivenService, givenApplicant, givenService, type World, worldOf } from "#prisma/seed/factories.ts";
import { fixedClock } from "../clock.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { newKeyText, readKeys } from "../keys.ts";
import { draftPage, isClosedDraft } from "../queries/applicant.ts";
import { discardDraft } from "./discard-draft.ts";
import { givenDraft, givenFile } from "./draft-fixtures.ts";
import { openDraft } from "./open-draft.ts";
import { removeFile } from "./remove-file.ts";
import { saveDraft } from "./save-draft.ts";
import { submitDraft } from "./submit-draft.ts";

const given = vi.hoisted(() => ({ keys: undefined as unknown }));
vi.mock("../installed-keys.ts", () => ({ installedKeys: () => given.keys }));

let db: TestDatabase;
let world: World;
let service: GivenService;

beforeAll(async () => {
  db = await freshDatabase();
  given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
  world = worldOf(db.database, { clock: fixedClock(new Date("2026-11-02T01:00:00Z")) });
  service = await givenService(world);
});
afterAll(() => db.close());

const request = (draftId: string, operationId = randomUUID()) => ({ draftId, operationId, locale: "zh-CN" as const });

describe("filing a draft", () => {
  test("makes one application with its history, files and consent, and keeps nothing in the draft", async () => {
    const { draftId, context, applicant } = await givenDraft(world, service);
    const filed = await submitDraft(context, request(draftId));
    if (!filed.ok) throw new Error(filed.reason);
    const application = await db.database.application.findUniqueOrThrow({
      where: { id: filed.applicationId },
      include: { history: true, files: true },
    });
    expect(application).toMatchObject({ number: filed.number, applicantId: applicant.actor.personId, version: 1 });
    expect(application.history).toMatchObject([{ seq: 1, event: "submitted" }]);
    expect(application.files).toHaveLength(4);
    const draft = await db.database.draft.findUniqueOrThrow({ where: { id: draftId } });
    expect(draft).toMatchObject({ fields: {}, identityCipher: null });
    const audit = await db.database.auditEntry.findMany({ where: { subjectId: filed.applicationId } });
    expect(audit.map(({ action }) => action)).toEqual(["application.submitted", "application.consented"]);
  });

  test("twenty times at once with one id is one application and one answer", async () => {
    const { draftId, context } = await givenDraft(world, service);
    const same = request(draftId);
    const answers = await Promise.all(Array.from({ length: 20 }, () => submitDraft(context, same)));
    expect(answers[0]).toMatchObject({ ok: true });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await applicationsOf(context.actor)).toBe(1);
  });

  test("from two tabs at once is one application; the other tab is told", async () => {
    const { draftId, context } = await givenDraft(world, service);
    const answers = await Promise.all([submitDraft(context, request(draftId)), submitDraft(context, request(draftId))]);
    expect(answers.map((answer) => (answer.ok ? "filed" : answer.reason)).sort()).toEqual([
      "draft-already-filed",
      "filed",
    ]);
    expect(await applicationsOf(context.actor)).toBe(1);
  });

  test("refuses the id of another request", async () => {
    const { draftId, context } = await givenDraft(world, service);
    const first = request(draftId);
    expect(await submitDraft(context, first)).toMatchObject({ ok: true });
    const other = await submitDraft(context, { ...first, locale: "en" });
    expect(other).toEqual({ ok: false, reason: "other-request-with-this-id" });
  });

  test("names everything that is missing or wrong, and files nothing", async () => {
    const { draftId, context } = await givenDraft(world, service);
    await saveDraft(context, {
      draftId,
      identity: { idNumber: "123", mobile: "", email: "" },
      fields: { school: " " },
    });
    const file = await db.database.applicationFile.findFirstOrThrow({ where: { draftId, materialCode: "diploma" } });
    await removeFile(context, { fileId: file.id });
    expect(await submitDraft(context, request(draftId))).toEqual({
      ok: false,
      reason: "draft-incomplete",
      problems: {
        idNumber: "not-an-id-number",
        mobile: "contact-needed",
        "field.school": "required",
        "material.diploma": "file-needed",
      },
    });
    expect(await applicationsOf(context.actor)).toBe(0);
  });

  test("is for its writer only", async () => {
    const { draftId } = await givenDraft(world, service);
    const stranger = { ...world, actor: (await givenApplicant(world)).actor };
    expect(await submitDraft(stranger, request(draftId))).toEqual({ ok: false, reason: "not-found" });
    expect(await saveDraft(stranger, { draftId, fields: {} })).toEqual({ ok: false, reason: "not-found" });
    expect(await discardDraft(stranger, { draftId })).toEqual({ ok: false, reason: "not-found" });
    expect(await draftPage(stranger, { id: draftId, personId: stranger.actor.personId })).toBeNull();
  });
});

describe("a draft", () => {
  test("begun twice at once is one draft", async () => {
    const context = { ...world, actor: (await givenApplicant(world)).actor };
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => openDraft(context, { serviceCode: service.plan.code })),
    );
    expect(new Set(begun.map((answer) => (answer.ok ? answer.draftId : answer.reason))).size).toBe(1);
    expect(begun.filter((answer) => answer.ok && answer.isNew)).toHaveLength(1);
  });

  test("keeps what was typed, right or wrong, and drops what the form does not ask", async () => {
    const { draftId, context, applicant } = await givenDraft(world, service);
    const fields = { "insured-months": "many", nonsense: "x" };
    expect(await saveDraft(context, { draftId, identity: { idNumber: "abc" }, fields })).toEqual({ ok: true });
    const page = await draftPage(context, { id: draftId, personId: applicant.actor.personId });
    expect(page?.draft.identity).toMatchObject({ idNumber: "abc", applicantName: applicant.identity.applicantName });
    expect(page?.draft.fields).toMatchObject({ "insured-months": "many" });
    expect(page?.draft.fields).not.toHaveProperty("nonsense");
  });

  test("that was filed takes neither words nor files", async () => {
    const { draftId, context, applicant } = await givenDraft(world, service);
    await submitDraft(context, request(draftId));
    const refusal = { ok: false, reason: "draft-already-filed" };
    expect(await saveDraft(context, { draftId, fields: { school: "x" } })).toEqual(refusal);
    expect(await givenFile(context, { draftId }, "diploma")).toEqual(refusal);
    expect(await isClosedDraft(context, { id: draftId, personId: applicant.actor.personId })).toBe(true);
  });

  test("that was discarded is gone with its files, and a new one can be begun", async () => {
    const { draftId, context } = await givenDraft(world, service);
    expect(await discardDraft(context, { draftId })).toEqual({ ok: true });
    expect(await discardDraft(context, { draftId })).toEqual({ ok: false, reason: "not-found" });
    expect(await db.database.applicationFile.count({ where: { draftId, removedAt: null } })).toBe(0);
    const next = await openDraft(context, { serviceCode: service.plan.code });
    expect(next).toMatchObject({ ok: true, isNew: true });
  });
});

function applicationsOf(actor: { kind: string; personId?: string }): Promise<number> {
  return db.database.application.count({ where: { applicantId: actor.personId ?? "" } });
}
