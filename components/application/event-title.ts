import type { Audience, TimelineEntry } from "#lib/domain/view.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** The headline of an entry: the finished stage in the service's own words, else the event in the reader's. */
export function eventTitle(entry: TimelineEntry, { locale, audience }: { locale: Locale; audience: Audience }): string {
  const t = translator(locale, "application");
  if (entry.event === "stage-completed") {
    return entry.completedLabel || t("event.stageCompleted", { stage: entry.stageName });
  }
  if (entry.event === "returned") return t("event.returnedTo", { stage: entry.nextStageName });
  return translator(locale, "domain")(`event.${audience}.${entry.event}`);
}
