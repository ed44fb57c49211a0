import type { Frame, SiteNotice, Viewer } from "#components/layout/frame.ts";
import { currentActor } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import { inLocale, type Locale } from "#lib/domain/localized-text.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { defaultSite } from "#lib/domain/site.ts";
import { settings } from "#lib/env.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { currentNotice } from "#lib/queries/site-notice.ts";
import type { StoredNotice } from "#lib/schemas/notice.ts";

/** What the frame around this request's page shows. */
export async function requestFrame(): Promise<Frame> {
  const { database, clock } = contextOf({ kind: "visitor" });
  const [preferences, actor, notice] = await Promise.all([
    requestPreferences(),
    currentActor(),
    currentNotice(database, clock.now()),
  ]);
  return {
    preferences,
    viewer: viewerOf(actor),
    site: { ...defaultSite, hotline: settings().hotline },
    notices: notice ? [shown(notice, preferences.locale)] : [],
  };
}

function viewerOf(actor: Actor): Viewer {
  switch (actor.kind) {
    case "applicant":
      return { kind: "signed-in", name: actor.name, role: "applicant" };
    case "staff":
      return { kind: "signed-in", name: actor.name, role: actor.role };
    case "visitor":
    case "partner":
    case "system":
      return { kind: "visitor" };
  }
}

function shown({ tone, title, text }: StoredNotice, locale: Locale): SiteNotice {
  return { tone, title: inLocale(title, locale), text: text && inLocale(text, locale) };
}
