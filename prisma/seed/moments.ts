import { Temporal } from "temporal-polyfill";
import type { Clock } from "#lib/clock.ts";
import { addDays, type IsoDate, localDate } from "#lib/domain/dates.ts";
import type { OfficeTime } from "#lib/domain/deadlines.ts";
import { addWorkingDays, isWorkingDay } from "#lib/domain/working-days.ts";
import type { Random } from "./random.ts";

/** A clock that stands still until it is moved, and is only ever moved forward. */
export type MovedClock = Clock & { moveTo(at: Date): void };

export function movedClock(start: Date): MovedClock {
  let current = start;
  return {
    now: () => new Date(current),
    moveTo(at) {
      if (at < current) throw new Error("a demo clock does not run backwards");
      current = at;
    },
  };
}

/** The day from which `count` working days lead to today; with 0 the last working day up to today. */
export function workingDaysAgo({ calendar, zone }: OfficeTime, now: Date, count: number): IsoDate {
  let day = localDate(now, zone);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  for (let step = 0; step < count; step++) {
    do day = addDays(day, -1);
    while (!isWorkingDay(calendar, day));
  }
  return day;
}

/** Hours in which the office works, or in which people sit down to file, in minutes after midnight. */
const hours = { office: [9 * 60, 17 * 60 + 20], home: [7 * 60 + 30, 22 * 60] } as const;
export type Who = keyof typeof hours;

/** A moment on `day`; shortly before `now` when the day is not over yet. */
export function filingMoment(
  office: OfficeTime,
  { day, now, random }: { day: IsoDate; now: Date; random: Random },
): Date {
  // Most people file while the office is open.
  const who = random.chance(0.2) ? "home" : "office";
  const at = new Date(midnight(day, office.zone) + minuteIn(hours[who], random) * 60_000);
  return at < now ? at : new Date(now.getTime() - random.int(5, 90) * 60_000);
}

/** A moment `wait` working days after `after`, within the hours of whoever acts, and before `now`. */
export function momentAfter(
  office: OfficeTime,
  { after, wait, who, now, random }: { after: Date; wait: number; who: Who; now: Date; random: Random },
): Date {
  const today = localDate(after, office.zone);
  const [from, to] = hours[who];
  const soon = Math.ceil((after.getTime() - midnight(today, office.zone)) / 60_000) + random.int(4, 25);
  const sameDay = wait === 0 && soon < to && isWorkingDay(office.calendar, today);
  const day = sameDay ? today : addWorkingDays(office.calendar, today, Math.max(1, wait));
  const minute = minuteIn([sameDay ? Math.max(from, soon) : from, to], random);
  return between(after, new Date(midnight(day, office.zone) + minute * 60_000 + random.int(0, 59_999)), now);
}

function midnight(day: IsoDate, zone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

function minuteIn([from, to]: readonly [number, number], random: Random): number {
  return random.int(from, to);
}

/** `at` when it lies between both, else half-way: near `now` there may be no office hours left. */
function between(after: Date, at: Date, now: Date): Date {
  const latest = now.getTime() - 1000;
  if (at.getTime() > after.getTime() && at.getTime() <= latest) return at;
  return new Date(Math.max(after.getTime(), Math.floor((after.getTime() + latest) / 2)));
}
