import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayOfWeek, endOfDay, localDate } from "./dates.ts";
import { deadlineOf, resumedDueOn, stageDueOn, urgentAt } from "./deadlines.ts";
import { office } from "./testing/workflows.ts";
import { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from "./working-days.ts";

const { calendar } = office;

describe("a working day", () => {
  test.each([
    ["2026-09-30", true, "an ordinary Wednesday"],
    ["2026-10-03", false, "a Saturday"],
    ["2026-10-01", false, "a holiday"],
    ["2026-10-10", true, "a Saturday worked for a holiday"],
    ["2026-12-31", false, "a day the office is closed"],
  ])("%s is %s: %s", (date, expected) => {
    expect(isWorkingDay(calendar, date)).toBe(expected);
  });
});

describe("counting working days", () => {
  test.each([
    ["2026-09-21", 3, "2026-09-24", "the day itself does not count"],
    ["2026-09-25", 1, "2026-09-28", "over a weekend"],
    ["2026-09-30", 1, "2026-10-08", "over the holidays"],
    ["2026-09-30", 3, "2026-10-10", "into the make-up Saturday"],
    ["2026-10-03", 1, "2026-10-08", "from a day off"],
    ["2026-09-21", 0, "2026-09-21", "none on a working day"],
    ["2026-10-01", 0, "2026-10-08", "none on a day off: the next working day"],
    ["2026-12-30", 1, "2027-01-04", "over a closure and the new year"],
  ])("%s and %i more: %s (%s)", (from, count, expected) => {
    expect(addWorkingDays(calendar, from, count)).toBe(expected);
  });

  const someDay = fc.integer({ min: 0, max: 800 }).map((days) => addDays("2025-06-01", days));
  test("ends on a working day, and counting back gives the number", () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (from, count) => {
        const due = addWorkingDays(calendar, from, count);
        expect(isWorkingDay(calendar, due)).toBe(true);
        expect(workingDaysBetween(calendar, from, due)).toBe(count);
        expect(workingDaysBetween(calendar, due, from)).toBe(-count);
      }),
    );
  });

  test("days after the known holidays are provisional", () => {
    expect(isProvisional(calendar, "2027-01-31")).toBe(false);
    expect(isProvisional(calendar, "2027-02-01")).toBe(true);
  });
});

describe("the office's day", () => {
  test.each([
    ["2026-11-24T15:59:59Z", "2026-11-24"],
    ["2026-11-24T16:00:00Z", "2026-11-25"],
    ["2026-11-24T16:30:00Z", "2026-11-25"],
  ])("at %s it is %s in Shanghai", (at, date) => {
    expect(localDate(new Date(at), "Asia/Shanghai")).toBe(date);
  });

  test("ends where the next one begins, also where clocks change", () => {
    expect(endOfDay("2026-11-24", "Asia/Shanghai").toISOString()).toBe("2026-11-24T16:00:00.000Z");
    expect(endOfDay("2026-10-24", "Europe/Berlin").toISOString()).toBe("2026-10-24T22:00:00.000Z");
    expect(endOfDay("2026-10-25", "Europe/Berlin").toISOString()).toBe("2026-10-25T23:00:00.000Z");
  });

  test("knows the weekday", () => expect(dayOfWeek("2026-11-24")).toBe(2));
});

describe("a deadline", () => {
  const due = "2026-09-24";
  const at = (text: string) => new Date(text);

  test.each([
    ["2026-09-21T02:00:00Z", { state: "on-time", daysLeft: 3 }],
    ["2026-09-23T02:00:00Z", { state: "due-soon", daysLeft: 1 }],
    ["2026-09-24T02:00:00Z", { state: "due-soon", daysLeft: 0 }],
    ["2026-09-24T15:59:59Z", { state: "due-soon", daysLeft: 0 }],
    ["2026-09-24T16:00:00Z", { state: "overdue", daysLeft: -1 }],
    ["2026-09-28T02:00:00Z", { state: "overdue", daysLeft: -2 }],
  ])("at %s", (now, expected) => {
    expect(deadlineOf(office, { dueOn: due, paused: false, now: at(now) })).toMatchObject(expected);
  });

  test("is never overdue while paused, and none without a promise", () => {
    const now = at("2026-12-01T00:00:00Z");
    expect(deadlineOf(office, { dueOn: due, paused: true, now })).toEqual({
      state: "paused",
      dueOn: due,
      daysLeft: null,
    });
    expect(deadlineOf(office, { dueOn: null, paused: false, now })).toEqual({
      state: "none",
      dueOn: null,
      daysLeft: null,
    });
  });

  test("starts with the day after the stage began, by the office's date", () => {
    expect(stageDueOn(office, { at: at("2026-09-21T15:00:00Z"), workingDays: 3 })).toBe("2026-09-24");
    expect(stageDueOn(office, { at: at("2026-09-21T17:00:00Z"), workingDays: 3 })).toBe("2026-09-25");
    expect(stageDueOn(office, { at: at("2026-09-21T15:00:00Z"), workingDays: null })).toBeNull();
  });

  test.each([
    ["2026-09-22T02:00:00Z", "2026-09-29T02:00:00Z", "2026-10-08", "two days were left"],
    ["2026-09-24T02:00:00Z", "2026-09-29T02:00:00Z", "2026-09-29", "none was left: the day of the answer"],
    ["2026-09-30T02:00:00Z", "2026-10-03T02:00:00Z", "2026-10-08", "already late, answered on a day off"],
  ])("paused at %s and resumed at %s is %s: %s", (pausedAt, resumedAt, expected) => {
    expect(resumedDueOn(office, { dueOn: due, pausedAt: at(pausedAt), resumedAt: at(resumedAt) })).toBe(expected);
  });

  test("sorts by the end of its day, and last without a running clock", () => {
    expect(urgentAt(office, { dueOn: due, paused: false }).toISOString()).toBe("2026-09-24T16:00:00.000Z");
    expect(urgentAt(office, { dueOn: due, paused: true }).getUTCFullYear()).toBe(9999);
  });
});
