import { coveredUntilSetting, forgetCalendar, fromIsoDate } from "../db/office-time.ts";
import { type Database, inTransaction, type Transaction } from "../db/transaction.ts";
import type { IsoDate } from "../domain/dates.ts";
import { recordAudit } from "./context.ts";
import { publishedDays, publishedFingerprint, publishedUntil } from "./published-calendar.ts";

/** Name of the setting that says which edition of the published calendar is in the table. */
const importedSetting = "calendar-imported";

export type CalendarImported = { readonly changed: boolean; readonly coveredUntil: IsoDate };

/**
 * Brings the published holidays and make-up days into the calendar. Every start calls it: when nothing changed it
 * reads one row. The office's own days win and stay as they are.
 */
export async function importCalendar(database: Database): Promise<CalendarImported> {
  const answer = { coveredUntil: publishedUntil };
  if (await isCurrent(database)) return { ...answer, changed: false };
  const changed = await inTransaction(database, async (transaction) => {
    // Two starts at once: the second one waits and then finds the work done.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('calendar-import'))`;
    if (await isCurrent(transaction)) return false;
    await replaceDays(transaction);
    await keepSetting(transaction, coveredUntilSetting, publishedUntil);
    await keepSetting(transaction, importedSetting, publishedFingerprint);
    await recordAudit(transaction, {
      actor: { kind: "system" },
      action: "calendar.imported",
      subject: { kind: "calendar", id: publishedUntil.slice(0, 4) },
      detail: { days: publishedDays.length, coveredUntil: publishedUntil },
    });
    return true;
  });
  if (changed) forgetCalendar(database);
  return { ...answer, changed };
}

async function isCurrent(reader: Database | Transaction): Promise<boolean> {
  const row = await reader.setting.findUnique({ where: { name: importedSetting }, select: { value: true } });
  return row?.value === publishedFingerprint;
}

async function replaceDays(transaction: Transaction): Promise<void> {
  await transaction.calendarDay.deleteMany({ where: { source: "package" } });
  await transaction.calendarDay.createMany({
    data: publishedDays.map(({ date, ...day }) => ({ ...day, date: fromIsoDate(date), source: "package" })),
    skipDuplicates: true,
  });
}

async function keepSetting(transaction: Transaction, name: string, value: string): Promise<void> {
  await transaction.setting.upsert({
    where: { name },
    create: { name, value },
    update: { value },
    select: { name: true },
  });
}
