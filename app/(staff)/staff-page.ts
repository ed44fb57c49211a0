import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { requireStaff } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import type { StaffActor } from "#lib/domain/permissions.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import type { Reading } from "#lib/queries/reading.ts";
import type { Locale } from "#lib/text/locale.ts";
import { requestFrame } from "../frame.ts";

/** What every page of the office starts from: who asks, the frame, and what to read with. */
export async function staffPage(path: string) {
  const actor = await requireStaff(path);
  const frame = await requestFrame();
  return { actor, frame, path, locale: frame.preferences.locale, reading: readingFor(actor) };
}

/** The same for pages about a department's work: an administrator has no department and is led to their own place. */
export async function departmentPage(path: string) {
  const page = await staffPage(path);
  const { departmentId } = page.actor;
  if (page.actor.role === "administrator" || departmentId === null) redirect(paths.adminCalendar);
  return page;
}

export async function titled(words: (locale: Locale) => string): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: words(locale), robots: { index: false, follow: false } };
}

function readingFor(actor: StaffActor): Reading {
  const { database, clock, zone } = contextOf(actor);
  return { database, now: clock.now(), zone };
}
