import { endOfDay, type IsoDate, localDate } from "./dates.ts";
import { addWorkingDays, type WorkingCalendar, workingDaysBetween } from "./working-days.ts";

/** The office's own calendar and the zone its days are counted in. */
export type OfficeTime = { readonly calendar: WorkingCalendar; readonly zone: string };

/** Later than any due day: where an application without a running clock sorts in the queue. */
export const farAway = new Date("9999-12-31T00:00:00.000Z");

/** The promised working day of a stage that begins at `at`; null when the stage promises none. */
export function stageDueOn(office: OfficeTime, { at, workingDays }: { at: Date; workingDays: number | null }) {
  return workingDays === null ? null : addWorkingDays(office.calendar, localDate(at, office.zone), workingDays);
}

/** The promise after a pause: the working days that were left at `pausedAt` count again from `resumedAt`. */
export function resumedDueOn(
  office: OfficeTime,
  { dueOn, pausedAt, resumedAt }: { dueOn: IsoDate; pausedAt: Date; resumedAt: Date },
): IsoDate {
  const left = workingDaysBetween(office.calendar, localDate(pausedAt, office.zone), dueOn);
  return addWorkingDays(office.calendar, localDate(resumedAt, office.zone), Math.max(0, left));
}

/** Sort key of the queue. */
export function urgentAt(office: OfficeTime, { dueOn, paused }: { dueOn: IsoDate | null; paused: boolean }): Date {
  return dueOn === null || paused ? farAway : endOfDay(dueOn, office.zone);
}

export const deadlineStates = ["none", "paused", "on-time", "due-soon", "overdue"] as const;
export type DeadlineState = (typeof deadlineStates)[number];

export type Deadline = {
  readonly state: DeadlineState;
  readonly dueOn: IsoDate | null;
  /** Working days left; negative once overdue; null without a running clock. */
  readonly daysLeft: number | null;
};

/** Working days before the due day from which a deadline is due soon. */
export const dueSoonDays = 1;

export function deadlineOf(
  office: OfficeTime,
  { dueOn, paused, now }: { dueOn: IsoDate | null; paused: boolean; now: Date },
): Deadline {
  if (dueOn === null) return { state: "none", dueOn: null, daysLeft: null };
  if (paused) return { state: "paused", dueOn, daysLeft: null };
  const today = localDate(now, office.zone);
  const daysLeft = workingDaysBetween(office.calendar, today, dueOn);
  if (today > dueOn) return { state: "overdue", dueOn, daysLeft: Math.min(daysLeft, -1) };
  return { state: daysLeft <= dueSoonDays ? "due-soon" : "on-time", dueOn, daysLeft };
}
