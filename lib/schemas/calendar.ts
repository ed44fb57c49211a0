import { z } from "zod";
import { addDays } from "#lib/domain/dates.ts";
import { calendarDayKinds } from "#lib/domain/working-days.ts";
import { operationId } from "./commands.ts";
import { line, problem } from "./text.ts";

const date = z
  .string(problem("required"))
  .min(1, problem("required"))
  .pipe(z.iso.date(problem("not-a-date")));

/** An administrator's changes to the calendar; `remove` takes back the office's own word about a day. */
export const calendarDaysInput = z.strictObject({
  operationId,
  days: z
    .array(
      z.union([
        z.strictObject({ date, kind: z.enum(calendarDayKinds), name: line(60) }),
        z.strictObject({ date, remove: z.literal(true) }),
      ]),
    )
    .min(1, problem("required"))
    .max(400, problem("too-large")),
});
export type CalendarDaysInput = z.output<typeof calendarDaysInput>;

/** How many days in a row one form can set. */
export const mostDays = 31;

/** The form that adds days: one, or all from the first to the last. */
export const addDaysForm = z
  .strictObject({
    operationId,
    kind: z.enum(calendarDayKinds, problem("required")),
    from: date,
    until: z.preprocess((value) => (value === "" ? undefined : value), date.optional()),
    name: line(60),
  })
  .superRefine(({ from, until }, { addIssue }) => {
    if (until === undefined) return;
    const count = daysFrom(from, until).length;
    if (count === 0) addIssue({ code: "custom", path: ["until"], message: "ends-before-start" });
    if (count > mostDays) addIssue({ code: "custom", path: ["until"], message: "too-many-days" });
  });

/** The form that takes one of the office's own days back. */
export const takeBackForm = z.strictObject({ operationId, date });

/** All dates from the first to the last, at most one more than a form may set; none when the last comes first. */
export function daysFrom(from: string, until: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= until && days.length <= mostDays; day = addDays(day, 1)) days.push(day);
  return days;
}
