import type { OfficeTime } from "../domain/deadlines.ts";
import type { CalendarDayKind, WorkingCalendar } from "../domain/working-days.ts";
import type { Database } from "./transaction.ts";

/** How long a process may work with a calendar that another process has changed. */
const keepMilliseconds = 30_000;

const kept = new WeakMap<object, { readonly at: number; readonly calendar: WorkingCalendar }>();

/** Name of the setting that holds the last date with known public holidays. */
export const coveredUntilSetting = "calendar-covered-until";

/** The office's calendar and zone. */
export async function officeTime(database: Database, zone: string): Promise<OfficeTime> {
  const known = kept.get(database);
  if (known && performance.now() - known.at < keepMilliseconds) return { calendar: known.calendar, zone };
  const calendar = await readCalendar(database);
  kept.set(database, { at: performance.now(), calendar });
  return { calendar, zone };
}

/** Makes this process read the calendar anew; others follow within half a minute. */
export function forgetCalendar(database: Database): void {
  kept.delete(database);
}

async function readCalendar(database: Database): Promise<WorkingCalendar> {
  const [days, covered] = await Promise.all([
    database.calendarDay.findMany({ select: { date: true, kind: true } }),
    database.setting.findUnique({ where: { name: coveredUntilSetting }, select: { value: true } }),
  ]);
  const exceptions = new Map(days.map((day) => [isoDate(day.date), day.kind as CalendarDayKind]));
  return { exceptions, coveredUntil: typeof covered?.value === "string" ? covered.value : "1970-01-01" };
}

/** A DATE column as `YYYY-MM-DD`. */
export function isoDate(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** `YYYY-MM-DD` for a DATE column. */
export function fromIsoDate(date: string): Date {
  return new Date(`${date}T00:00:00.000Z`);
}
