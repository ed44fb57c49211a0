import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type GivenService, givenApplicant, givenReviewer, givenService, worldOf } from "#prisma/seed/factories.ts";
import { steppingClock } from "../clock.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { Deficiency } from "../domain/history.ts";
import { newKeyText, readKeys } from "../keys.ts";
import { ownApplication } from "../queries/applicant.ts";
import { answerCorrection } from "./answer-correction.ts";
import { type GivenDraft, givenDraft, givenFile } from "./draft-fixtures.ts";
import { removeFile } from "./remove-file.ts";
import { requestCorrection } from "./request-correction.ts";
import { submitDraft } from "./submit-draft.ts";
import { withdrawApplication } from "./withdraw-application.ts";

const given = vi.hoisted(() => ({ keys: undefined as unknown }));
vi.mock("../installed-keys.ts", () => ({ installedKeys: () => given.keys }));

const clock = steppingClock("2026-11-02T01:00:00Z");
let db: TestDatabase;
let service: GivenService;
let draft: GivenDraft;
let applicationId: string;

beforeAll(async () => {
  db = await freshDatabase();
  given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
  service = await givenService(worldOf(db.database, { clock }));
});
afterAll(() => db.close());
beforeEach(async () => {
  draft = await givenDraft(worldOf(db.database, { clock }), service);
  const filed = await submitDraft(draft.context, {
    draftId: draft.draftId,
    operationId: randomUUID(),
    locale: "zh-CN",
  });
  if (!filed.ok) throw new Error(filed.reason);
  applicationId = filed.applicationId;
});

const diploma: Deficiency = { target: { kind: "material", code: "diploma" }, problem: "看不清", advice: "请重新扫描" };
const school: Deficiency = { target: { kind: "field", code: "school" }, problem: "名称不符", advice: "请写全称" };

async function ask(...deficiencies: Deficiency[]) {
  clock.advance(60_000);
  const world = worldOf(db.database, { clock });
  const actor = await givenReviewer(world, { departmentId: service.departments.police });
  const input = { applicationId, version: 1, operationId: randomUUID(), answerInDays: 10 };
  const asked = await requestCorrection({ ...world, actor }, { ...input, deficiencies, remark: undefined });
  if (!asked.ok) throw new Error(asked.reason);
  clock.advance(60_000);
}
const send = (materialCode: string) => givenFile(draft.context, { applicationId }, materialCode);
const seen = () => {
  const reading = { database: db.database, now: clock.now(), zone: "Asia/Shanghai" };
  return ownApplication(reading, { id: applicationId, personId: draft.applicant.actor.personId, locale: "zh-CN" });
};
const answer = (version: number, operationId = randomUUID()) =>
  answerCorrection(draft.context, { applicationId, version, operationId, remark: "已更正" });

describe("a correction", () => {
  test("shows each point with what stands for it, and needs words until a file is there", async () => {
    await ask(diploma);
    expect((await seen())?.correction).toMatchObject({
      remarkNeeded: true,
      items: [
        { about: "学历学位证书或职称（技能）证书", materialCode: "diploma", problem: "看不清", advice: "请重新扫描" },
      ],
      materials: [{ code: "diploma", before: [{ name: "diploma.pdf" }], since: [] }],
    });
    expect(await send("diploma")).toMatchObject({ ok: true });
    expect((await seen())?.correction).toMatchObject({
      remarkNeeded: false,
      materials: [{ since: [{ scan: "quarantined" }] }],
    });
  });

  test("takes files for the flagged document only", async () => {
    await ask(diploma, school);
    expect(await send("id-card")).toEqual({ ok: false, reason: "not-allowed-now" });
    expect(await send("unheard-of")).toEqual({ ok: false, reason: "not-found" });
    expect(await send("diploma")).toMatchObject({ ok: true });
    expect((await seen())?.correction).toMatchObject({ remarkNeeded: true, items: [{}, { about: "毕业院校" }] });
  });

  test("that names no document takes files for any", async () => {
    await ask({ target: null, problem: "缺少附件", advice: "请补交" });
    expect(await send("id-card")).toMatchObject({ ok: true });
  });

  test("takes a new file back, but not one that was filed", async () => {
    await ask(diploma);
    const sent = await send("diploma");
    const filed = await db.database.applicationFile.findFirstOrThrow({
      where: { applicationId, materialCode: "id-card" },
    });
    expect(await removeFile(draft.context, { fileId: sent.ok ? sent.fileId : "" })).toEqual({ ok: true });
    expect(await removeFile(draft.context, { fileId: filed.id })).toEqual({ ok: false, reason: "not-allowed-now" });
  });

  test("is answered once, however often it is sent", async () => {
    await ask(diploma);
    const operationId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => answer(2, operationId)));
    for (const each of answers) expect(each).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, status: "in-progress", version: 3 });
    expect(await seen()).toMatchObject({ version: 3, correction: null });
    expect(await send("diploma")).toEqual({ ok: false, reason: "not-allowed-now" });
  });

  test("of somebody else does not exist", async () => {
    await ask(diploma);
    const stranger = { ...draft.context, actor: (await givenApplicant(worldOf(db.database, { clock }))).actor };
    expect(await givenFile(stranger, { applicationId }, "diploma")).toEqual({ ok: false, reason: "not-found" });
    const input = { applicationId, version: 2, operationId: randomUUID(), remark: "我来" };
    expect(await answerCorrection(stranger, input)).toEqual({ ok: false, reason: "not-found" });
  });

  test("loses to a withdrawal that came first", async () => {
    await ask(diploma);
    const back = { applicationId, version: 2, operationId: randomUUID(), remark: undefined };
    const [withdrawn, answered] = await Promise.all([withdrawApplication(draft.context, back), answer(2)]);
    expect([withdrawn.ok, answered.ok].filter(Boolean)).toHaveLength(1);
    expect(withdrawn.ok ? answered : withdrawn).toMatchObject({ ok: false, reason: "stale-version" });
  });
});
