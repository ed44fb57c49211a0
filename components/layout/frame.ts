import type { Role } from "#lib/domain/permissions.ts";
import type { SiteDetails } from "#lib/domain/site.ts";
import type { Preferences } from "#lib/schemas/preferences.ts";

/** Who is looking at the page. */
export type Viewer =
  | { readonly kind: "visitor" }
  | { readonly kind: "signed-in"; readonly name: string; readonly role: Role };

/** A message from the office on every page: a holiday, a planned outage. In the reader's language. */
export type SiteNotice = {
  readonly tone: "primary" | "attention";
  readonly title: string;
  readonly text: string | null;
};

/** What the frame around every page needs to know; `requestFrame()` in app/frame.ts answers it. */
export type Frame = {
  readonly preferences: Preferences;
  readonly viewer: Viewer;
  readonly site: SiteDetails;
  readonly notices: readonly SiteNotice[];
};

export type NavItem = { readonly key: string; readonly href: string; readonly label: string };
export type Crumb = { readonly href: string; readonly label: string };
