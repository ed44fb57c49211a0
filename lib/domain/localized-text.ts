/** A text in every language of the portal. zh-CN is the language of record. */
export type LocalizedText = { readonly "zh-CN": string; readonly en: string };
export type Locale = keyof LocalizedText;

/** The text in the asked language; the language of record where a translation is empty. */
export function inLocale(text: LocalizedText, locale: Locale): string {
  return text[locale] || text["zh-CN"];
}
