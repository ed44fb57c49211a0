import { forgetCalendar, fromIsoDate } from "../db/office-time.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import type { CalendarDaysInput } from "../schemas/calendar.ts";
import { type Context, recordAudit } from "./context.ts";
import { publishedDays } from "./published-calendar.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

export type CalendarDaysSet = { readonly ok: true; readonly changed: number };
type Day = CalendarDaysInput["days"][number];

/**
 * The office's own closures, holidays and make-up days. They take the place of the published calendar; taking one back
 * brings the published day, if there is one, to light again. Promises that were made already stay as they are.
 */
export async function setCalendarDays(context: Context, input: CalendarDaysInput): Promise<CalendarDaysSet | Refused> {
  const { actor, database } = context;
  if (actor.kind !== "staff" || actor.role !== "administrator") return refused("not-found");
  const answer = await answerOnce<CalendarDaysSet>({ context, request: input }, () =>
    inTransaction(database, async (transaction) => {
      const first = await firstAnswer<CalendarDaysSet>(transaction, { context, request: input });
      if (first) return first;
      let changed = 0;
      for (const day of input.days) {
        const done = "remove" in day ? await takeBack(transaction, day.date) : await put(transaction, day);
        if (!done) continue;
        changed += 1;
        await recordAudit(transaction, {
          actor,
          action: "remove" in day ? "calendar-day.taken-back" : "calendar-day.set",
          subject: { kind: "calendar-day", id: day.date },
          detail: "remove" in day ? {} : { kind: day.kind },
        });
      }
      const result: CalendarDaysSet = { ok: true, changed };
      await keepAnswer(transaction, { context, request: input, result });
      return result;
    }),
  );
  forgetCalendar(database);
  return answer;
}

/** Whether it changed anything. */
async function put(transaction: Transaction, { date, kind, name }: Extract<Day, { kind: string }>): Promise<boolean> {
  const where = { date: fromIsoDate(date) };
  const before = await transaction.calendarDay.findUnique({ where, select: { kind: true, name: true, source: true } });
  if (before?.source === "office" && before.kind === kind && before.name === name) return false;
  const words = { kind, name, source: "office" };
  await transaction.calendarDay.upsert({
    where,
    create: { ...where, ...words },
    update: words,
    select: { date: true },
  });
  return true;
}

async function takeBack(transaction: Transaction, date: string): Promise<boolean> {
  const removed = await transaction.calendarDay.deleteMany({ where: { date: fromIsoDate(date), source: "office" } });
  if (removed.count === 0) return false;
  const published = publishedDays.find((day) => day.date === date);
  if (published) {
    const { kind, name } = published;
    await transaction.calendarDay.create({
      data: { date: fromIsoDate(date), kind, name, source: "package" },
      select: { date: true },
    });
  }
  return true;
}
