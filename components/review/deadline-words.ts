import type { Tone } from "#components/ui/tone.ts";
import { addDays, type IsoDate } from "#lib/domain/dates.ts";
import type { Deadline } from "#lib/domain/deadlines.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** `今天到期`, `已超时3个工作日`, `暂停计时`; `today` is the office's date. */
export function deadlineWords(
  { state, dueOn, daysLeft }: Deadline,
  { today, locale }: { today: IsoDate; locale: Locale },
): string {
  const t = translator(locale, "staff");
  const days = (count: number) => formatter(locale).workingDays(count);
  switch (state) {
    case "none":
    case "paused":
      return t(`deadline.${state}`);
    case "overdue":
      return t("deadline.overdue", { days: days(Math.abs(daysLeft ?? 1)) });
    case "due-soon":
    case "on-time":
      if (dueOn === today) return t("deadline.today");
      if (dueOn === addDays(today, 1)) return t("deadline.tomorrow");
      return t("deadline.left", { days: days(daysLeft ?? 0) });
  }
}

export const deadlineTones: Record<Deadline["state"], Tone> = {
  none: "neutral",
  paused: "neutral",
  "on-time": "neutral",
  "due-soon": "attention",
  overdue: "bad",
};
