import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { Role } from "../domain/permissions.ts";
import { newKeyText, readKeys } from "../keys.ts";
import { currentActor } from "./actor.ts";
import { cookieName } from "./cookies.ts";
import { currentSession, endOtherSessions, endSession, startSession } from "./session.ts";
import { encodeSessionToken } from "./session-token.ts";

type Cookie = { name: string; value: string; options: Record<string, unknown> };
const browser = vi.hoisted(() => ({ jar: new Map<string, Cookie>(), origin: "https://portal.example.gov.cn" }));
const given = vi.hoisted(() => ({ db: undefined as unknown, keys: undefined as unknown }));

vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => browser.jar.get(name),
    set: (name: string, value: string, options: Record<string, unknown>) => {
      if (options.maxAge === 0) browser.jar.delete(name);
      else browser.jar.set(name, { name, value, options });
    },
  }),
}));
vi.mock("../db/client.ts", async (original) => ({ ...(await original<object>()), database: () => given.db }));
vi.mock("../installed-keys.ts", () => ({ installedKeys: () => given.keys }));
vi.mock("../env.ts", () => ({ settings: () => ({ publicOrigin: browser.origin }) }));

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
  given.db = db.database;
  given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
  const name = { "zh-CN": "公安局", en: "Police" };
  await db.database.department.create({ data: { code: "police", name, hotline: "12345", hours: name } });
});
afterAll(() => db.close());
beforeEach(() => browser.jar.clear());

let count = 0;
const person = async (role: Role) => {
  count += 1;
  const department = role === "applicant" ? {} : { department: { connect: { code: "police" } } };
  const { id } = await db.database.person.create({
    data: { role, name: "张三", email: `p${count}@example.com`, passwordHash: "-", ...department },
    select: { id: true },
  });
  return { personId: id, role };
};
const cookie = () => browser.jar.get(cookieName("session"));

describe("signing in", () => {
  test("an applicant gets a Lax host cookie that ends with the browser, staff a Strict one", async () => {
    await startSession(await person("applicant"));
    expect(cookie()?.name).toBe("__Host-mingjing.session");
    expect(cookie()?.options).toEqual({ httpOnly: true, secure: true, sameSite: "lax", path: "/" });
    await startSession(await person("reviewer"));
    expect(cookie()?.options.sameSite).toBe("strict");
  });

  test("the cookie shows nothing and is small", async () => {
    const { personId, role } = await person("applicant");
    await startSession({ personId, role });
    const decoded = (cookie()?.value ?? "").split(".").map((part) => Buffer.from(part, "base64url").toString("latin1"));
    expect(decoded.join()).not.toContain(personId);
    expect(cookie()?.value.length).toBeLessThan(1000);
  });

  test("a new token each time, and the one before is dead", async () => {
    const someone = await person("applicant");
    await startSession(someone);
    const before = cookie();
    await startSession(someone);
    expect(cookie()?.value).not.toBe(before?.value);
    if (before) browser.jar.set(before.name, before);
    expect(await currentActor()).toEqual({ kind: "visitor" });
  });

  test("leaves an audit row", async () => {
    const { personId, role } = await person("manager");
    await startSession({ personId, role });
    const rows = await db.database.auditEntry.findMany({ where: { actorId: personId } });
    expect(rows.map((row) => [row.actorKind, row.action])).toEqual([["staff", "session.started"]]);
  });
});

describe("an old cookie is dead at the next request", () => {
  const signedIn = async (role: Role = "applicant") => {
    const someone = await person(role);
    await startSession(someone);
    expect((await currentActor()).kind).toBe(role === "applicant" ? "applicant" : "staff");
    return someone;
  };

  test("after signing out", async () => {
    await signedIn();
    const old = cookie();
    await endSession();
    expect(cookie()).toBeUndefined();
    if (old) browser.jar.set(old.name, old);
    expect(await currentActor()).toEqual({ kind: "visitor" });
  });

  test("after deactivation", async () => {
    const { personId } = await signedIn("reviewer");
    await db.database.person.update({ where: { id: personId }, data: { deactivatedAt: new Date() } });
    expect(await currentActor()).toEqual({ kind: "visitor" });
  });

  test("after the idle limit and after the absolute one", async () => {
    const { personId } = await signedIn();
    const longAgo = new Date(Date.now() - 32 * 60_000);
    await db.database.session.updateMany({ where: { personId }, data: { lastSeenAt: longAgo } });
    expect(await currentActor()).toEqual({ kind: "visitor" });
    await db.database.session.updateMany({ where: { personId }, data: { lastSeenAt: new Date() } });
    expect((await currentActor()).kind).toBe("applicant");
    await db.database.session.updateMany({
      where: { personId },
      data: { createdAt: new Date(Date.now() - 43_200_000) },
    });
    expect(await currentActor()).toEqual({ kind: "visitor" });
  });

  test("on other browsers, when asked to end them", async () => {
    const someone = await signedIn();
    const elsewhere = cookie();
    browser.jar.clear();
    await startSession(someone);
    expect(await endOtherSessions()).toBe(1);
    expect((await currentActor()).kind).toBe("applicant");
    if (elsewhere) browser.jar.set(elsewhere.name, elsewhere);
    expect(await currentActor()).toEqual({ kind: "visitor" });
  });
});

test("a change of role is seen at the next request", async () => {
  const { personId } = { ...(await person("reviewer")) };
  await startSession({ personId, role: "reviewer" });
  expect(await currentActor()).toMatchObject({ kind: "staff", role: "reviewer" });
  await db.database.person.update({ where: { id: personId }, data: { role: "applicant" } });
  expect(await currentActor()).toMatchObject({ kind: "applicant" });
});

describe("a cookie that was not made here", () => {
  test.each(["", "x", "a.b.c.d.e", "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..x.y.z", "漢", "A".repeat(9000)])(
    "%j",
    async (value) => {
      browser.jar.set(cookieName("session"), { name: cookieName("session"), value, options: {} });
      expect(await currentSession()).toBeNull();
    },
  );

  test("a session that does not exist, a token that is over, a token under another secret", async () => {
    const put = (value: string) => browser.jar.set(cookieName("session"), { name: "", value, options: {} });
    put(await encodeSessionToken("0d9f2c1e-5b0a-4c3e-9a51-7b1e0f2d3c4a", 60));
    expect(await currentSession()).toBeNull();
    await startSession(await person("applicant"));
    const id = (await currentSession())?.id ?? "";
    put(await encodeSessionToken(id, -60));
    expect(await currentSession()).toBeNull();
    put(await encodeSessionToken(id, 60));
    expect(await currentSession()).not.toBeNull();
    given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
    expect(await currentSession()).toBeNull();
  });
});

test("a database that does not answer is an error, never a visitor or a guess", async () => {
  await startSession(await person("applicant"));
  given.db = { $queryRaw: () => Promise.reject(new Error("connection refused")) };
  await expect(currentActor()).rejects.toThrow("connection refused");
  given.db = db.database;
});
