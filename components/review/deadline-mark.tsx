import { Badge } from "#components/ui/badge.tsx";
import type { IsoDate } from "#lib/domain/dates.ts";
import type { Deadline } from "#lib/domain/deadlines.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { deadlineTones, deadlineWords } from "./deadline-words.ts";

/** What presses stands out; what does not is plain words. The day itself follows. */
export function DeadlineMark({ deadline, today, locale }: { deadline: Deadline; today: IsoDate; locale: Locale }) {
  const words = deadlineWords(deadline, { today, locale });
  const pressing = deadline.state === "overdue" || deadline.state === "due-soon";
  return (
    <span className="block">
      {pressing ? (
        <Badge tone={deadlineTones[deadline.state]}>{words}</Badge>
      ) : (
        <span className={deadline.state === "on-time" ? "" : "text-muted"}>{words}</span>
      )}
      {deadline.dueOn && deadline.state !== "paused" && (
        <span className="block text-sm whitespace-nowrap text-muted">
          {translator(locale, "staff")("deadline.dueOn", { date: formatter(locale).day(deadline.dueOn) })}
        </span>
      )}
    </span>
  );
}
