"use server";
import type { Refused } from "#lib/domain/refusals.ts";
import { type ActionAnswer, formAction } from "#lib/http/action.ts";
import type { CalendarDaysSet } from "#lib/operations/set-calendar-days.ts";
import { setCalendarDays } from "#lib/operations/set-calendar-days.ts";
import { paths } from "#lib/paths.ts";
import { addDaysForm, daysFrom, takeBackForm } from "#lib/schemas/calendar.ts";

export const addOwnDays = formAction({
  who: "administrator",
  schema: addDaysForm,
  run: async ({ context, input: { operationId, from, until, kind, name } }) => {
    const days = daysFrom(from, until ?? from).map((date) => ({ date, kind, name }));
    return settled(await setCalendarDays(context, { operationId, days }), from);
  },
});

export const takeBackDay = formAction({
  who: "administrator",
  schema: takeBackForm,
  run: async ({ context, input: { operationId, date } }) =>
    settled(await setCalendarDays(context, { operationId, days: [{ date, remove: true }] }), date),
});

/** Back to the year of the day, which says how many days were changed. */
function settled(answer: CalendarDaysSet | Refused, date: string): ActionAnswer {
  if (!answer.ok) return answer;
  return { ok: true, to: `${paths.adminCalendar}?year=${date.slice(0, 4)}&set=${answer.changed}` };
}
