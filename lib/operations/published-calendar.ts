import { createHash } from "node:crypto";
import published from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { IsoDate } from "../domain/dates.ts";
import type { CalendarDayKind } from "../domain/working-days.ts";

/** A day that the State Council's holiday notice takes out of the ordinary week. */
export type PublishedDay = { readonly date: IsoDate; readonly kind: CalendarDayKind; readonly name: string };

/** The public holidays and make-up working days that the package knows, in order of date. */
export const publishedDays: readonly PublishedDay[] = [
  ...daysOf(published.holidays, "holiday"),
  ...daysOf(published.workdays, "make-up-workday"),
].sort((left, right) => left.date.localeCompare(right.date));

/**
 * Last day of the last year with a notice. The package answers for later years as well, as if they had no holidays;
 * and the New Year of a notice can begin in the year before. So only a year that has both of its long holidays counts.
 */
export const publishedUntil: IsoDate = lastCoveredYear();

/** Changes whenever the package's data do. */
export const publishedFingerprint: string = createHash("sha256")
  .update(JSON.stringify([publishedDays, publishedUntil]))
  .digest("base64url");

/** Values read `National Day,国庆节,3`: name in English, in Chinese, number of days off. */
function daysOf(days: Readonly<Record<string, string>>, kind: CalendarDayKind): PublishedDay[] {
  return Object.entries(days).map(([date, words]) => ({ date, kind, name: words.split(",")[1] ?? words }));
}

function lastCoveredYear(): IsoDate {
  const longHolidays = ["春节", "国庆节"];
  const years = new Set(publishedDays.map((day) => day.date.slice(0, 4)));
  const covered = [...years].filter((year) =>
    longHolidays.every((name) =>
      publishedDays.some((day) => day.kind === "holiday" && day.name.includes(name) && day.date.startsWith(year)),
    ),
  );
  return `${covered.sort().at(-1) ?? "1970"}-12-31`;
}
