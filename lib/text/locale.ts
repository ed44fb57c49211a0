import type { Locale } from "#lib/domain/localized-text.ts";

export type { Locale, LocalizedText } from "#lib/domain/localized-text.ts";

export const locales = ["zh-CN", "en"] as const satisfies readonly Locale[];
export const defaultLocale: Locale = "zh-CN";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** The reader's language: what they chose before, else the best match of `Accept-Language`, else the language of record. */
export function pickLocale(cookie: string | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie;
  for (const tag of preferredTags(acceptLanguage ?? "")) {
    const locale = localeOfTag(tag);
    if (locale) return locale;
  }
  return defaultLocale;
}

// RFC 9110 section 12.5.4: a weight of 0 means "not acceptable"; equal weights keep the order of the header.
function preferredTags(header: string): string[] {
  return header
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function localeOfTag(tag: string): Locale | null {
  const language = tag.split("-")[0];
  if (language === "zh" || tag === "*") return "zh-CN";
  return language === "en" ? "en" : null;
}
