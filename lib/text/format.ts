import type { Locale } from "#lib/domain/localized-text.ts";
import { settings } from "#lib/env.ts";

/** A moment: a `Date`, or an ISO 8601 string with a zone. */
export type Moment = Date | string;

export type Format = {
  /** A calendar day: `YYYY-MM-DD` as it is, a moment by the office's clock. `2026年11月24日` */
  readonly date: (day: Moment) => string;
  /** `11月24日(周二)`: for days close to now. */
  readonly day: (day: Moment) => string;
  /** `14:30` */
  readonly time: (at: Moment) => string;
  /** `2026年11月24日 14:30` */
  readonly dateTime: (at: Moment) => string;
  /** `3个工作日` */
  readonly workingDays: (days: number) => string;
  /** `2小时前`, `昨天`. */
  readonly relative: (at: Moment, now: Date) => string;
  readonly number: (value: number) => string;
  /** From whole per cent: `38%`. */
  readonly percent: (value: number) => string;
  /** From bytes: `2.4 MB`. */
  readonly fileSize: (bytes: number) => string;
};

const made = new Map<Locale, Format>();

/** The one door for dates, times and numbers on pages and in messages; every moment is told by the office's clock. */
export function formatter(locale: Locale): Format {
  const known = made.get(locale);
  if (known) return known;
  const format = build(locale);
  made.set(locale, format);
  return format;
}

/** For the `datetime` attribute of `<time>`. */
export function machineTime(at: Moment): string {
  return typeof at === "string" ? at : at.toISOString();
}

const calendarDay = /^\d{4}-\d{2}-\d{2}$/;

// British order, because the English pages are read by people from everywhere and 11/12 is ambiguous to them.
const tags: Record<Locale, string> = { "zh-CN": "zh-CN", en: "en-GB" };

function build(locale: Locale): Format {
  const tag = tags[locale];
  const timeZone = settings().officeTimeZone;
  const date = dayFormat(tag, { year: "numeric", month: "long", day: "numeric", timeZone });
  const day = dayFormat(tag, { month: "long", day: "numeric", weekday: "short", timeZone });
  const clock = new Intl.DateTimeFormat(tag, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  const number = new Intl.NumberFormat(tag);
  const relativeTime = new Intl.RelativeTimeFormat(tag, { numeric: "auto" });
  const time = (at: Moment) => clock.format(new Date(at));
  return {
    date,
    day,
    time,
    dateTime: (at) => (locale === "zh-CN" ? `${date(at)} ${time(at)}` : `${date(at)}, ${time(at)}`),
    workingDays: (days) => workingDayWords[locale](days, number.format(days)),
    relative: (at, now) => relativeTime.format(...distance(new Date(at).getTime() - now.getTime())),
    number: (value) => number.format(value),
    percent: (value) => `${number.format(value)}%`,
    fileSize: (bytes) => fileSize(bytes, tag),
  };
}

const workingDayWords: Record<Locale, (days: number, shown: string) => string> = {
  "zh-CN": (_days, shown) => `${shown}个工作日`,
  en: (days, shown) => (days === 1 ? `${shown} working day` : `${shown} working days`),
};

function dayFormat(tag: string, options: Intl.DateTimeFormatOptions): (day: Moment) => string {
  const office = new Intl.DateTimeFormat(tag, options);
  const asWritten = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
  return (day) => {
    const written = typeof day === "string" && calendarDay.test(day);
    return (written ? asWritten : office).format(new Date(day));
  };
}

function distance(milliseconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const minutes = Math.round(milliseconds / 60_000);
  if (Math.abs(minutes) < 60) return [minutes, "minute"];
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24 ? [hours, "hour"] : [Math.round(hours / 24), "day"];
}

function fileSize(bytes: number, tag: string): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
