import { fromIsoDate, isoDate, officeTime } from "../db/office-time.ts";
import { type IsoDate, localDate } from "../domain/dates.ts";
import type { CalendarDayKind, CalendarDayView } from "../domain/working-days.ts";
import type { Reading } from "./reading.ts";

export type CalendarYear = {
  readonly year: number;
  /** This year and the next one. */
  readonly years: readonly number[];
  /** In order of date. */
  readonly days: readonly CalendarDayView[];
  readonly today: IsoDate;
  /** The last day for which the public holidays are known. */
  readonly coveredUntil: IsoDate;
  /** The next year, when it is time to know its holidays and they are not known. */
  readonly missingYear: number | null;
};

/** Holidays of the next year are usually published in November. */
const expectedFrom = "-11-01";

/** One year of the calendar; this year unless `asked` is the next one. */
export async function calendarYear(reading: Reading, asked: string | undefined): Promise<CalendarYear> {
  const { database, now, zone } = reading;
  const today = localDate(now, zone);
  const thisYear = Number(today.slice(0, 4));
  const years = [thisYear, thisYear + 1];
  const year = years.find((candidate) => String(candidate) === asked) ?? thisYear;
  const [rows, office] = await Promise.all([
    database.calendarDay.findMany({
      where: { date: { gte: fromIsoDate(`${year}-01-01`), lte: fromIsoDate(`${year}-12-31`) } },
      orderBy: { date: "asc" },
      select: { date: true, kind: true, name: true, source: true },
    }),
    officeTime(database, zone),
  ]);
  const { coveredUntil } = office.calendar;
  const late = today >= `${thisYear}${expectedFrom}` && coveredUntil < `${thisYear + 1}-12-31`;
  return {
    year,
    years,
    today,
    coveredUntil,
    missingYear:
      late || coveredUntil < `${thisYear}-12-31` ? Math.max(thisYear, Number(coveredUntil.slice(0, 4)) + 1) : null,
    days: rows.map((row) => ({
      date: isoDate(row.date),
      kind: row.kind as CalendarDayKind,
      name: row.name,
      own: row.source === "office",
    })),
  };
}
