import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenReviewer, worldOf } from "#prisma/seed/factories.ts";
import { officeTime } from "../db/office-time.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { Actor } from "../domain/permissions.ts";
import { addWorkingDays, isProvisional, isWorkingDay } from "../domain/working-days.ts";
import type { CalendarDaysInput } from "../schemas/calendar.ts";
import { importCalendar } from "./import-calendar.ts";
import { publishedDays, publishedUntil } from "./published-calendar.ts";
import { setCalendarDays } from "./set-calendar-days.ts";

const zone = "Asia/Shanghai";
let db: TestDatabase;
let administrator: Actor;

beforeAll(async () => {
  db = await freshDatabase();
  administrator = await givenReviewer(worldOf(db.database), { departmentId: null, role: "administrator" });
  await importCalendar(db.database);
});
afterAll(() => db.close());

const calendar = async () => (await officeTime(db.database, zone)).calendar;
const set = (days: CalendarDaysInput["days"], actor: Actor = administrator, operationId = randomUUID()) =>
  setCalendarDays({ ...worldOf(db.database), actor }, { operationId, days });
const sourceOf = async (date: string) =>
  (await db.database.calendarDay.findUnique({ where: { date: new Date(date) } }))?.source ?? null;

describe("the published calendar", () => {
  test("knows holidays, make-up days and ordinary days of 2026", async () => {
    const days = await calendar();
    expect(isWorkingDay(days, "2026-10-01")).toBe(false);
    expect(isWorkingDay(days, "2026-10-10")).toBe(true);
    expect(isWorkingDay(days, "2026-10-11")).toBe(false);
    expect(isWorkingDay(days, "2026-11-24")).toBe(true);
    expect(addWorkingDays(days, "2026-09-30", 3)).toBe("2026-10-10");
  });

  test("covers the years with a notice and no more", async () => {
    const days = await calendar();
    expect(days.coveredUntil).toBe(publishedUntil);
    expect(publishedUntil).toBe(`${publishedDays.at(-1)?.date.slice(0, 4)}-12-31`);
    expect(isProvisional(days, publishedUntil)).toBe(false);
    expect(isProvisional(days, `${Number(publishedUntil.slice(0, 4)) + 1}-01-01`)).toBe(true);
  });

  test("is imported once, by however many starts", async () => {
    const other = await freshDatabase();
    const both = await Promise.all([importCalendar(other.database), importCalendar(other.database)]);
    expect(both.filter(({ changed }) => changed)).toHaveLength(1);
    expect(await importCalendar(other.database)).toEqual({ changed: false, coveredUntil: publishedUntil });
    expect(await other.database.auditEntry.count({ where: { action: "calendar.imported" } })).toBe(1);
    expect(await other.database.calendarDay.count()).toBe(publishedDays.length);
    await other.close();
  });
});

describe("the office's own days", () => {
  test("count at once and leave an audit row each", async () => {
    const answer = await set([
      { date: "2026-11-25", kind: "closure", name: "系统检修" },
      { date: "2026-11-28", kind: "make-up-workday", name: "补班" },
    ]);
    expect(answer).toEqual({ ok: true, changed: 2 });
    expect(isWorkingDay(await calendar(), "2026-11-25")).toBe(false);
    expect(isWorkingDay(await calendar(), "2026-11-28")).toBe(true);
    const audit = await db.database.auditEntry.findMany({ where: { subjectKind: "calendar-day" } });
    expect(audit.map(({ subjectId, action }) => [subjectId, action])).toEqual([
      ["2026-11-25", "calendar-day.set"],
      ["2026-11-28", "calendar-day.set"],
    ]);
  });

  test("win over the published ones, also when those are imported anew", async () => {
    await set([{ date: "2026-10-02", kind: "make-up-workday", name: "值班" }]);
    expect(isWorkingDay(await calendar(), "2026-10-02")).toBe(true);
    await db.database.setting.delete({ where: { name: "calendar-imported" } });
    expect(await importCalendar(db.database)).toMatchObject({ changed: true });
    expect(isWorkingDay(await calendar(), "2026-10-02")).toBe(true);
    expect(await sourceOf("2026-10-02")).toBe("office");
  });

  test("taken back bring the published day to light again", async () => {
    await set([{ date: "2026-05-01", kind: "make-up-workday", name: "值班" }]);
    expect(await set([{ date: "2026-05-01", remove: true }])).toEqual({ ok: true, changed: 1 });
    expect(isWorkingDay(await calendar(), "2026-05-01")).toBe(false);
    expect(await sourceOf("2026-05-01")).toBe("package");
  });

  test("taken back where there is none, or set again, change nothing", async () => {
    expect(await set([{ date: "2026-10-03", remove: true }])).toEqual({ ok: true, changed: 0 });
    expect(await sourceOf("2026-10-03")).toBe("package");
    await set([{ date: "2026-12-01", kind: "closure", name: "搬迁" }]);
    expect(await set([{ date: "2026-12-01", kind: "closure", name: "搬迁" }])).toEqual({ ok: true, changed: 0 });
  });

  test("sent twice are set once", async () => {
    const operationId = randomUUID();
    const days: CalendarDaysInput["days"] = [{ date: "2026-12-08", kind: "closure", name: "停电" }];
    expect(await set(days, administrator, operationId)).toEqual({ ok: true, changed: 1 });
    expect(await set(days, administrator, operationId)).toEqual({ ok: true, changed: 1 });
    expect(await db.database.auditEntry.count({ where: { subjectId: "2026-12-08" } })).toBe(1);
  });

  test("are for administrators", async () => {
    const manager = await givenReviewer(worldOf(db.database), { departmentId: null, role: "manager" });
    expect(await set([{ date: "2026-12-02", kind: "closure", name: "搬迁" }], manager)).toMatchObject({
      ok: false,
      reason: "not-found",
    });
    expect(await sourceOf("2026-12-02")).toBeNull();
  });
});
