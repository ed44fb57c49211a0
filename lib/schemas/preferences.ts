import type { Locale } from "#lib/domain/localized-text.ts";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** `large` is the 长辈版: large type, high contrast, one column, fewer things at once. */
export const views = ["standard", "large"] as const;
export type View = (typeof views)[number];

/** How a reader wants to read. */
export type Preferences = { readonly locale: Locale; readonly theme: Theme; readonly view: View };
