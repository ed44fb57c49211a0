import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type GivenApplication,
  type GivenService,
  givenApplication,
  givenReviewer,
  givenService,
  type World,
  worldOf,
} from "#prisma/seed/factories.ts";
import { connect } from "../db/client.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { addInternalNote } from "./add-internal-note.ts";
import { advanceApplication } from "./advance-application.ts";
import type { Context } from "./context.ts";
import { handOverApplication } from "./hand-over-application.ts";
import { rejectApplication } from "./reject-application.ts";
import { takeApplication } from "./take-application.ts";
import { withdrawApplication } from "./withdraw-application.ts";

let db: TestDatabase;
let world: World;
let service: GivenService;
let police: StaffActor[];
let office: StaffActor;

beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  service = await givenService(world);
  const departmentId = service.departments.police;
  police = await Promise.all(
    ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"].map((name) => givenReviewer(world, { departmentId, name })),
  );
  office = await givenReviewer(world, { departmentId: service.departments["human-resources"], name: "王慧" });
});
afterAll(() => db.close());

const by = (actor: Context["actor"], database = db.database): Context => ({ ...world, database, actor });
const filed = () => givenApplication(world, { service });
const seen = (application: GivenApplication, version: number) => ({
  applicationId: application.id,
  version,
  operationId: randomUUID(),
});

/** Everything that a change leaves behind. */
async function traces({ id }: GivenApplication) {
  const [row, history, audit, records, notes] = await Promise.all([
    db.database.application.findUniqueOrThrow({
      where: { id },
      select: { version: true, status: true, assigneeId: true },
    }),
    db.database.historyEntry.findMany({ where: { applicationId: id }, orderBy: { seq: "asc" } }),
    db.database.auditEntry.count({ where: { subjectId: id } }),
    db.database.operationRecord.count({ where: { result: { path: ["applicationId"], equals: id } } }),
    db.database.internalNote.findMany({ where: { applicationId: id }, select: { text: true } }),
  ]);
  return { ...row, entries: history.length, audit, records, notes: notes.map(({ text }) => text) };
}

describe("several people at once", () => {
  test("two on connections of their own: one advances, the other learns who was first and changes nothing", async () => {
    const application = await filed();
    const [first, second] = [connect(db.url), connect(db.url)];
    const [one, two] = police as [StaffActor, StaffActor];
    const answers = await Promise.all([
      advanceApplication(by(one, first.database), { ...seen(application, 1), remark: "甲的意见" }),
      rejectApplication(by(two, second.database), {
        ...seen(application, 1),
        reasons: ["乙的原因"],
        remark: undefined,
      }),
    ]);
    await Promise.all([first.close(), second.close()]);
    const winner = answers.findIndex(({ ok }) => ok);
    const loser = answers[1 - winner];
    expect(loser).toMatchObject({
      reason: "stale-version",
      newer: { event: winner === 0 ? "stage-completed" : "rejected", by: winner === 0 ? "甲" : "乙" },
    });
    expect(await traces(application)).toMatchObject({ version: 2, audit: 2, records: 1, entries: 2 });
  });

  test("eight who take, advance, reject or hand over: one wins each of forty rounds, and no note is lost", async () => {
    for (let round = 0; round < 40; round += 1) {
      const application = await filed();
      const attempts = police.map((actor, index) => {
        const input = seen(application, 1);
        const toPersonId = police[(index + 1) % police.length]?.personId ?? "";
        const moves = [
          () => takeApplication(by(actor), input),
          () => advanceApplication(by(actor), { ...input, remark: `${index}` }),
          () => rejectApplication(by(actor), { ...input, reasons: [`${index}`], remark: undefined }),
          () => handOverApplication(by(actor), { ...input, toPersonId, remark: undefined }),
        ];
        return moves[(index + round) % moves.length]?.();
      });
      const note = addInternalNote(by(police[round % 8] ?? office), {
        applicationId: application.id,
        operationId: randomUUID(),
        text: `第${round}轮`,
      });
      const answers = await Promise.all(attempts);
      const reasons = answers.flatMap((answer) => (answer && !answer.ok ? [answer.reason] : []));
      expect(reasons).toEqual(Array(7).fill("stale-version"));
      const noted = (await note).ok;
      const left = await traces(application);
      expect(left).toMatchObject({ version: 2, records: 1, entries: 2 });
      // Written before the case was sent on, or refused because it is elsewhere now: never half, never silently gone.
      expect(left.notes).toEqual(noted ? [`第${round}轮`] : []);
    }
  }, 60_000);

  test("a reviewer whose case was sent on to another office is told so, a stranger is told nothing", async () => {
    const application = await filed();
    const [one, two] = police as [StaffActor, StaffActor];
    await advanceApplication(by(one), { ...seen(application, 1), remark: undefined });
    const late = await rejectApplication(by(two), {
      ...seen(application, 1),
      reasons: ["晚了一步"],
      remark: undefined,
    });
    expect(late).toMatchObject({ reason: "stale-version", newer: { event: "stage-completed", by: "甲" } });
    const stranger = await givenReviewer(world, { departmentId: service.departments.bank });
    expect(await takeApplication(by(stranger), seen(application, 1))).toEqual({ ok: false, reason: "not-found" });
  });

  test("the applicant is told what happened, not by whom, and nothing of handing over", async () => {
    const application = await filed();
    const [one, two] = police as [StaffActor, StaffActor];
    const withdraw = () =>
      withdrawApplication(by(application.applicant.actor), { ...seen(application, 1), remark: undefined });
    await handOverApplication(by(one), { ...seen(application, 1), toPersonId: two.personId, remark: undefined });
    expect(await withdraw()).toEqual({ ok: false, reason: "stale-version" });
    await takeApplication(by(one), seen(application, 2));
    await advanceApplication(by(two), { ...seen(application, 2), remark: undefined });
    expect(await withdraw()).toMatchObject({ newer: { event: "stage-completed", by: null } });
  });
});

describe("a request that comes again", () => {
  test("answers the same and changes nothing, one after the other and fifty at once", async () => {
    const application = await filed();
    const input = { ...seen(application, 1), remark: "材料齐全" };
    const [one] = police as [StaffActor];
    const first = await advanceApplication(by(one), input);
    expect(first).toMatchObject({ ok: true, version: 2, event: "stage-completed" });
    const again = await Promise.all(Array.from({ length: 50 }, () => advanceApplication(by(one), input)));
    for (const answer of again) expect(answer).toEqual(first);
    expect(await traces(application)).toMatchObject({ version: 2, audit: 2, records: 1 });
  });

  test("fifty at once without a first one are one change", async () => {
    const application = await filed();
    const input = seen(application, 1);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => takeApplication(by(police[0] ?? office), input)),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ ok: true, version: 2 });
    expect(await traces(application)).toMatchObject({ version: 2, audit: 2, records: 1 });
  });

  test("with another body is refused; another person's request may have the same id", async () => {
    const application = await filed();
    const [one, two] = police as [StaffActor, StaffActor];
    const input = seen(application, 1);
    await takeApplication(by(one), input);
    const other = await advanceApplication(by(one), { ...input, version: 2, remark: "另一件事" });
    expect(other).toEqual({ ok: false, reason: "other-request-with-this-id" });
    const theirs = await filed();
    expect(await takeApplication(by(two), { ...seen(theirs, 1), operationId: input.operationId })).toMatchObject({
      ok: true,
    });
  });

  test("a note sent twice is one note", async () => {
    const application = await filed();
    const input = { applicationId: application.id, operationId: randomUUID(), text: "电话已核实" };
    const answers = await Promise.all([1, 2, 3].map(() => addInternalNote(by(police[0] ?? office), input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect((await traces(application)).notes).toEqual(["电话已核实"]);
  });
});

describe("all or nothing", () => {
  // A trigger of the test's own makes one of the tables refuse, as a full disk or a broken constraint would.
  test.each(["application", "history_entry", "audit_entry", "operation_record"])(
    "when %s cannot be written, nothing is left of the change",
    async (table) => {
      const application = await filed();
      const before = await traces(application);
      const [one] = police as [StaffActor];
      await db.owner.pool.query(`CREATE FUNCTION fail_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'planted'; END $$`);
      const verb = table === "application" ? "UPDATE" : "INSERT";
      await db.owner.pool.query(`CREATE TRIGGER planted BEFORE ${verb} ON ${table}
        FOR EACH ROW EXECUTE FUNCTION fail_${table}()`);
      const input = { ...seen(application, 1), remark: "不应留下" };
      await expect(advanceApplication(by(one), input)).rejects.toThrow("planted");
      await db.owner.pool.query(`DROP TRIGGER planted ON ${table}`);
      expect(await traces(application)).toEqual(before);
      expect(await advanceApplication(by(one), input)).toMatchObject({ ok: true });
    },
  );

  test("a refusal leaves nothing either", async () => {
    const application = await filed();
    const before = await traces(application);
    await takeApplication(by(office), seen(application, 1));
    await takeApplication(by(police[0] ?? office), seen(application, 9));
    await withdrawApplication(by(office), { ...seen(application, 1), remark: undefined });
    expect(await traces(application)).toEqual(before);
  });
});
