import { formatter, machineTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** When what stands on the page was true. */
export function AsOf({ at, locale }: { at: string | Date; locale: Locale }) {
  const t = translator(locale, "application");
  return (
    <p className="text-sm text-muted figures">
      <time dateTime={machineTime(at)}>{t("asOf", { time: formatter(locale).dateTime(at) })}</time>
    </p>
  );
}
