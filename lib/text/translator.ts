import { createTranslator } from "use-intl/core";
import type { Locale } from "#lib/domain/localized-text.ts";
import { settings } from "#lib/env.ts";
import { type Area, type Catalog, catalogs } from "./catalog.ts";

/** Words of one area in one language; keys and ICU arguments are checked by the compiler. */
export type Translate<A extends Area> = ReturnType<typeof createTranslator<Catalog[A]>>;

// A translator keeps its parsed messages, and there are only as many as languages times areas.
const made = new Map<string, unknown>();

/** `translator(locale, "track")("title")`. A missing word or argument is a bug and throws. */
export function translator<A extends Area>(locale: Locale, area: A): Translate<A> {
  const key = `${locale}/${area}`;
  const known = made.get(key);
  if (known) return known as Translate<A>;
  // The cast states what `SameKeys` guarantees: every language has the keys of the reference catalog.
  const messages = catalogs[locale][area] as Catalog[A];
  const translate = createTranslator({
    locale,
    messages,
    timeZone: settings().officeTimeZone,
    onError,
  }) as Translate<A>;
  made.set(key, translate);
  return translate;
}

function onError(error: Error): never {
  throw error;
}
