import { z } from "zod";
import { calendarDayKinds } from "#lib/domain/working-days.ts";
import { operationId } from "./commands.ts";
import { line, problem } from "./text.ts";

const date = z.iso.date(problem("not-a-date"));

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
