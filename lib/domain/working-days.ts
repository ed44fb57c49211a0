import { addDays, dayOfWeek, type IsoDate } from "./dates.ts";

/**
 * `holiday`: a public day off. `make-up-workday`: a weekend day worked in exchange. `closure`: a day off of this office.
 */
export const calendarDayKinds = ["holiday", "make-up-workday", "closure"] as const;
export type CalendarDayKind = (typeof calendarDayKinds)[number];

/** One day that differs from the ordinary week, as the administrator sees it. */
export type CalendarDayView = {
  readonly date: IsoDate;
  readonly kind: CalendarDayKind;
  readonly name: string;
  /** Set by the office itself, over whatever is published. */
  readonly own: boolean;
};

/** Days in a row of one kind and name as one, in order of date; `until` is the last of them. */
export function dayRanges(days: readonly CalendarDayView[]): (CalendarDayView & { readonly until: IsoDate })[] {
  const ranges: (CalendarDayView & { until: IsoDate })[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    const follows = last && addDays(last.until, 1) === day.date && last.kind === day.kind && last.name === day.name;
    if (follows) last.until = day.date;
    else ranges.push({ ...day, until: day.date });
  }
  return ranges;
}

export type WorkingCalendar = {
  /** Days that differ from the ordinary Monday-to-Friday week. */
  readonly exceptions: ReadonlyMap<IsoDate, CalendarDayKind>;
  /** Last date for which the public holidays are known; later dates are provisional. */
  readonly coveredUntil: IsoDate;
};

/** No working time in a row is as long as this; beyond it the calendar itself is wrong. */
const longestClosure = 400;

export function isWorkingDay(calendar: WorkingCalendar, date: IsoDate): boolean {
  const exception = calendar.exceptions.get(date);
  if (exception) return exception === "make-up-workday";
  return dayOfWeek(date) <= 5;
}

/** The first working day after `date`. */
export function nextWorkingDay(calendar: WorkingCalendar, date: IsoDate): IsoDate {
  let day = date;
  for (let step = 0; step < longestClosure; step++) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) return day;
  }
  throw new Error(`the calendar has no working day in the ${longestClosure} days after ${date}`);
}

/**
 * The `count`-th working day after `from`; the day itself does not count (Civil Code of China, article 201).
 * With 0 it is `from` when that is a working day, else the next one.
 */
export function addWorkingDays(calendar: WorkingCalendar, from: IsoDate, count: number): IsoDate {
  if (count === 0) return isWorkingDay(calendar, from) ? from : nextWorkingDay(calendar, from);
  let day = from;
  for (let step = 0; step < count; step++) day = nextWorkingDay(calendar, day);
  return day;
}

/** Working days in (`from`, `to`]; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkingCalendar, from: IsoDate, to: IsoDate): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) count++;
  }
  return count;
}

export function isProvisional(calendar: WorkingCalendar, date: IsoDate): boolean {
  return date > calendar.coveredUntil;
}
