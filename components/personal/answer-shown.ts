import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";

/** Days as the reader writes them; every other answer as it was given. */
export function answerShown(
  { kind, value }: { readonly kind: string; readonly value: string },
  locale: Locale,
): string {
  return kind === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatter(locale).date(value) : value;
}
