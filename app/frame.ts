import type { Frame } from "#components/layout/frame.ts";
import { defaultSite } from "#lib/domain/site.ts";
import { requestPreferences } from "#lib/http/preferences.ts";

/** What the frame around this request's page shows. */
export async function requestFrame(): Promise<Frame> {
  return {
    preferences: await requestPreferences(),
    viewer: { kind: "visitor" },
    site: defaultSite,
    notices: [],
  };
}
