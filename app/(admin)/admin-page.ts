import type { Metadata } from "next";
import { requireAdministrator } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import type { Locale } from "#lib/text/locale.ts";
import { requestFrame } from "../frame.ts";

/** What every page of the administrator starts from. */
export async function adminPage(path: string) {
  const actor = await requireAdministrator(path);
  const frame = await requestFrame();
  const { database, clock, zone } = contextOf(actor);
  return { frame, path, locale: frame.preferences.locale, reading: { database, now: clock.now(), zone } };
}

export async function titled(words: (locale: Locale) => string): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: words(locale), robots: { index: false, follow: false } };
}
