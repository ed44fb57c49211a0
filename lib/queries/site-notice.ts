import type { Database } from "../db/transaction.ts";
import { noticeSetting, type StoredNotice, siteNotice } from "../schemas/notice.ts";

/** The notice that is to be shown at `now`; null when none is set or it has run out. */
export async function currentNotice(database: Database, now: Date): Promise<StoredNotice | null> {
  const row = await database.setting.findUnique({ where: { name: noticeSetting }, select: { value: true } });
  const notice = siteNotice.safeParse(row?.value);
  if (!notice.success) return null;
  return notice.data.until !== null && new Date(notice.data.until) < now ? null : notice.data;
}
