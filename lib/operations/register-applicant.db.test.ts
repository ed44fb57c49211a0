import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { verifyCredentials } from "../auth/credentials.ts";
import { fixedClock } from "../clock.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { newKeyText, readKeys } from "../keys.ts";
import { registerApplicant } from "./register-applicant.ts";

const given = vi.hoisted(() => ({ keys: undefined as unknown }));
vi.mock("../installed-keys.ts", () => ({ installedKeys: () => given.keys }));

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
  given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
});
afterAll(() => db.close());

const now = new Date("2026-11-02T01:00:00Z");
const password = "落霞与孤鹜齐飞秋水共长天";
const register = (login: string, address = "a") => {
  const context = { database: db.database, clock: fixedClock(now), actor: { kind: "visitor" }, zone: "Asia/Shanghai" };
  return registerApplicant(
    { ...context, actor: { kind: "visitor" } },
    { name: "张三", login, password },
    { address, locale: "zh-CN" },
  );
};
const verify = (login: string, typed = password, device: string | null = null) =>
  verifyCredentials(db.database, { login, password: typed, address: "a", device, now });

describe("an applicant who registers", () => {
  test.each(["zhang@example.com", "13812345678"])("with %s can sign in, in any spelling", async (login) => {
    const made = await register(login);
    expect(made).toMatchObject({ ok: true });
    const spelled = login.includes("@") ? "ZHANG＠example.com" : "+86 138-1234-5678";
    expect(await verify(spelled)).toMatchObject({ ok: true, role: "applicant" });
    if (!made.ok) return;
    const audit = await db.database.auditEntry.findMany({ where: { subjectId: made.personId } });
    expect(audit.map((row) => [row.action, row.detail])).toEqual([["person.registered", {}]]);
  });

  test("with a login that exists is refused without a cause", async () => {
    await register("twice@example.com");
    expect(await register("TWICE@example.com")).toEqual({ ok: false, reason: "cannot-register" });
  });

  test("twice at once becomes one account", async () => {
    const both = await Promise.all([register("race@example.com"), register("race@example.com")]);
    expect(both.filter((answer) => answer.ok)).toHaveLength(1);
  });

  test("too often from one network waits", async () => {
    const answers = [];
    for (let index = 0; index < 21; index += 1) answers.push(await register(`n${index}@example.com`, "crowd"));
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: "too-many-attempts" });
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
  });
});

describe("signing in", () => {
  test("an unknown account, a wrong password, a deactivated person and a malformed login get one answer", async () => {
    await register("li@example.com");
    const gone = await register("gone@example.com");
    if (!gone.ok) throw new Error("not registered");
    await db.database.person.update({ where: { id: gone.personId }, data: { deactivatedAt: now } });
    const wrong = { ok: false, reason: "wrong-login" };
    expect(await verify("li@example.com", "something else")).toEqual(wrong);
    expect(await verify("nobody@example.com")).toEqual(wrong);
    expect(await verify("gone@example.com")).toEqual(wrong);
    expect(await verify("not a login")).toEqual(wrong);
  });

  test("after ten wrong passwords the right one waits too, but not on a known browser", async () => {
    await register("wang@example.com");
    for (let round = 0; round < 10; round += 1) await verify("wang@example.com", "wrong");
    expect(await verify("wang@example.com")).toMatchObject({ ok: false, reason: "too-many-attempts" });
    expect(await verify("wang@example.com", password, "known")).toMatchObject({ ok: true });
  });
});
