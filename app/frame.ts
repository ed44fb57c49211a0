import type { Frame, Viewer } from "#components/layout/frame.ts";
import { currentActor } from "#lib/auth/actor.ts";
import type { Actor } from "#lib/domain/permissions.ts";
import { defaultSite } from "#lib/domain/site.ts";
import { settings } from "#lib/env.ts";
import { requestPreferences } from "#lib/http/preferences.ts";

/** What the frame around this request's page shows. */
export async function requestFrame(): Promise<Frame> {
  const [preferences, actor] = await Promise.all([requestPreferences(), currentActor()]);
  return {
    preferences,
    viewer: viewerOf(actor),
    site: { ...defaultSite, hotline: settings().hotline },
    notices: [],
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
