import { inLocale, type Locale, type LocalizedText } from "../domain/localized-text.ts";
import type { StaffActor } from "../domain/permissions.ts";
import type { Reading } from "./reading.ts";

/** What the department of a member of staff is called; empty for who has none. */
export async function departmentName(
  { database }: Pick<Reading, "database">,
  { actor, locale }: { actor: StaffActor; locale: Locale },
): Promise<string> {
  if (actor.departmentId === null) return "";
  const row = await database.department.findUnique({ where: { id: actor.departmentId }, select: { name: true } });
  return row ? inLocale(row.name as LocalizedText, locale) : "";
}
