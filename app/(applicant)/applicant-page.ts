import type { Metadata } from "next";
import type { Frame } from "#components/layout/frame.ts";
import { requireApplicant } from "#lib/auth/actor.ts";
import { type ContextOf, contextOf } from "#lib/auth/operation-context.ts";
import type { ApplicantActor } from "#lib/domain/permissions.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import type { Reading } from "#lib/queries/reading.ts";
import type { Locale } from "#lib/text/locale.ts";
import { requestFrame } from "../frame.ts";

/** What every page of the personal centre starts from: who reads, in which language, as of when. */
export type ApplicantPage = {
  readonly path: string;
  readonly frame: Frame;
  readonly locale: Locale;
  readonly context: ContextOf<ApplicantActor>;
  readonly reading: Reading;
  readonly owner: { readonly personId: string; readonly locale: Locale };
};

/** Lets applicants in and sends everybody else to the sign-in page, from where they come back to `path`. */
export async function applicantPage(path: string): Promise<ApplicantPage> {
  const actor = await requireApplicant(path);
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const context = contextOf(actor);
  const { database, zone } = context;
  return {
    path,
    frame,
    locale,
    context,
    reading: { database, zone, now: context.clock.now() },
    owner: { personId: actor.personId, locale },
  };
}

/** The title of a page in the reader's language. */
export async function titled(title: (locale: Locale) => string): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: title(locale) };
}
