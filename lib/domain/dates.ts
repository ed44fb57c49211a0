import { Temporal } from "temporal-polyfill";

/** A calendar date as `YYYY-MM-DD`, without a time or zone. */
export type IsoDate = string;

/** The date that clocks on the wall of `zone` (an IANA name) show at `at`. */
export function localDate(at: Date, zone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The first moment after `date` in `zone`: a day's promise is kept until then. */
export function endOfDay(date: IsoDate, zone: string): Date {
  const next = Temporal.PlainDate.from(date).add({ days: 1 });
  return new Date(next.toZonedDateTime(zone).epochMilliseconds);
}

/** The moment at which the clocks of `zone` show `date` and `time` (`HH:MM`). */
export function momentAt(date: IsoDate, time: string, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

/** 1 is Monday, 7 is Sunday. */
export function dayOfWeek(date: IsoDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
