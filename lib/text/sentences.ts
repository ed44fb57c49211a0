import type { Locale } from "#lib/domain/localized-text.ts";

/** One paragraph of whole sentences; what is false is left out. Chinese sets no space between sentences. */
export function sentences(locale: Locale, ...texts: readonly (string | false)[]): string {
  return texts.filter((text) => text !== false).join(locale === "en" ? " " : "");
}
