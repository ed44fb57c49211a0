import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenReviewer, type World, worldOf } from "#prisma/seed/factories.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { currentNotice } from "../queries/site-notice.ts";
import type { StoredNotice } from "../schemas/notice.ts";
import { setSiteNotice } from "./set-site-notice.ts";

let db: TestDatabase;
let world: World;
let administrator: StaffActor;
const now = new Date("2026-11-24T02:00:00Z");
beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  administrator = await givenReviewer(world, { departmentId: null, role: "administrator" });
});
afterAll(() => db.close());

const notice: StoredNotice = {
  tone: "attention",
  title: { "zh-CN": "系统维护", en: "Maintenance" },
  text: null,
  until: "2026-11-24T12:00:00.000Z",
};
const set = (given: StoredNotice | null, operationId = randomUUID(), actor = administrator) =>
  setSiteNotice({ ...world, actor }, { operationId, notice: given });
const audit = () => db.database.auditEntry.findMany({ where: { subjectId: "site-notice" }, orderBy: { id: "asc" } });

describe("the notice", () => {
  test("is shown until its end, replaced and taken down, each with an audit row", async () => {
    expect(await currentNotice(db.database, now)).toBeNull();
    expect(await set(notice)).toEqual({ ok: true, shown: true });
    expect(await currentNotice(db.database, now)).toEqual(notice);
    expect(await currentNotice(db.database, new Date("2026-11-24T12:00:01Z"))).toBeNull();
    const lasting = { ...notice, until: null, title: { "zh-CN": "春节放假", en: "Spring Festival" } };
    await set(lasting);
    expect(await currentNotice(db.database, new Date("2030-01-01T00:00:00Z"))).toEqual(lasting);
    expect(await set(null)).toEqual({ ok: true, shown: false });
    expect(await currentNotice(db.database, now)).toBeNull();
    expect((await audit()).map(({ action, actorId }) => [action, actorId])).toEqual([
      ["site-notice.set", administrator.personId],
      ["site-notice.set", administrator.personId],
      ["site-notice.cleared", administrator.personId],
    ]);
  });

  test("sent twice is set once; another text under the same id is refused", async () => {
    const id = randomUUID();
    const before = (await audit()).length;
    expect(await Promise.all([set(notice, id), set(notice, id)])).toEqual([
      { ok: true, shown: true },
      { ok: true, shown: true },
    ]);
    expect(await set({ ...notice, tone: "primary" }, id)).toEqual({ ok: false, reason: "other-request-with-this-id" });
    expect(await audit()).toHaveLength(before + 1);
  });

  test.each(["reviewer", "manager"] as const)("is not for a %s to set", async (role) => {
    const actor = await givenReviewer(world, { departmentId: null, role });
    expect(await set(notice, randomUUID(), actor)).toEqual({ ok: false, reason: "not-found" });
  });
});
