import { cx } from "#components/ui/cx.ts";
import type { Audience, TimelineEntry } from "#lib/domain/view.ts";
import { formatter, machineTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { eventTitle } from "./event-title.ts";
import { eventTones } from "./tones.ts";

// Reasons can be personal: whoever holds only the number is sent to the personal centre for them.
const withheld: readonly TimelineEntry["event"][] = ["rejected", "correction-requested"];

type Reader = { locale: Locale; audience: Audience };

/** What happened, newest first, in the words of the reader. */
export function Timeline({ entries, locale, audience }: { entries: readonly TimelineEntry[] } & Reader) {
  const t = translator(locale, "application");
  if (entries.length === 0) return <p className="text-muted">{t("recordEmpty")}</p>;
  return (
    <ol className="timeline" aria-label={t("record")}>
      {entries.map((entry) => (
        <li key={entry.seq} className={cx("timeline-entry", `timeline-${eventTones[entry.event]}`)}>
          <TimelineBody entry={entry} locale={locale} audience={audience} />
        </li>
      ))}
    </ol>
  );
}

/** What one entry says, for lists of one's own. */
export function TimelineBody({ entry, locale, audience }: { entry: TimelineEntry } & Reader) {
  const t = translator(locale, "application");
  const format = formatter(locale);
  return (
    <>
      <p className="flex flex-wrap items-baseline justify-between gap-x-6">
        <strong className="font-semibold">{eventTitle(entry, { locale, audience })}</strong>
        <time dateTime={machineTime(entry.at)} className="text-sm text-muted figures">
          {format.dateTime(entry.at)}
        </time>
      </p>
      <p className="text-sm text-muted">
        {entry.stageName}
        {entry.by && ` · ${t("recordBy", { by: entry.by })}`}
        {entry.assignee && ` · ${t("event.assignee", { name: entry.assignee })}`}
      </p>
      {entry.remark && <p className="mt-1.5 whitespace-pre-line">{entry.remark}</p>}
      <Reasons entry={entry} locale={locale} />
      <Deficiencies entry={entry} locale={locale} />
      {audience === "visitor" && withheld.includes(entry.event) && (
        <p className="mt-1.5">{t("event.detailWithheld")}</p>
      )}
      {entry.answerBy && (
        <p className="mt-1.5 font-medium">{t("event.answerBy", { date: format.date(entry.answerBy) })}</p>
      )}
    </>
  );
}

function Reasons({ entry, locale }: { entry: TimelineEntry; locale: Locale }) {
  if (entry.reasons.length === 0) return null;
  return (
    <div className="mt-2">
      <p className="text-sm text-muted">{translator(locale, "application")("event.reasons")}</p>
      <ul className="list-disc pl-5">
        {entry.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  );
}

function Deficiencies({ entry, locale }: { entry: TimelineEntry; locale: Locale }) {
  const t = translator(locale, "application");
  if (entry.deficiencies.length === 0) return null;
  return (
    <div className="mt-2">
      <p className="text-sm text-muted">{t("event.deficiencies")}</p>
      <ol className="list-decimal space-y-2 pl-5">
        {entry.deficiencies.map((item) => (
          <li key={`${item.about}/${item.problem}`}>
            {item.about && <strong className="font-semibold">{item.about} </strong>}
            {item.problem}
            {item.advice && <span className="block text-muted">{t("event.advice", { advice: item.advice })}</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
