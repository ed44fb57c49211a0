import { cx } from "#components/ui/cx.ts";
import type { CalendarDayKind } from "#lib/domain/working-days.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

const looks: Record<CalendarDayKind, string> = {
  holiday: "day-off day-holiday",
  "make-up-workday": "day-work",
  closure: "day-off day-closure",
};

/** A kind of day as the calendar draws it, with its name. */
export function DayKindMark({ kind, locale }: { kind: CalendarDayKind; locale: Locale }) {
  const t = translator(locale, "admin");
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      <span aria-hidden className={cx("day-swatch", looks[kind])}>
        <span className="day-mark">{t(`calendar.mark.${kind}`)}</span>
      </span>
      {t(`calendar.kind.${kind}`)}
    </span>
  );
}
