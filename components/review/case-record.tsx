import { LockKeyhole } from "lucide-react";
import { TimelineBody } from "#components/application/timeline.tsx";
import { eventTones } from "#components/application/tones.ts";
import { Badge } from "#components/ui/badge.tsx";
import { cx } from "#components/ui/cx.ts";
import type { NoteView } from "#lib/domain/case-view.ts";
import type { TimelineEntry } from "#lib/domain/view.ts";
import { formatter, machineTime } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Item =
  | { readonly kind: "entry"; readonly at: string; readonly entry: TimelineEntry }
  | { readonly kind: "note"; readonly at: string; readonly note: NoteView };

/** What happened and what colleagues wrote meanwhile, newest first. For staff only. */
export function CaseRecord({
  entries,
  notes,
  locale,
}: {
  entries: readonly TimelineEntry[];
  notes: readonly NoteView[];
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  return (
    <ol className="timeline" aria-label={t("case.record")}>
      {interleaved(entries, notes).map((item) =>
        item.kind === "entry" ? (
          <li key={item.entry.seq} className={cx("timeline-entry", `timeline-${eventTones[item.entry.event]}`)}>
            <TimelineBody entry={item.entry} locale={locale} audience="staff" />
          </li>
        ) : (
          <li key={item.note.id} id={`note-${item.note.id}`} className="timeline-entry internal-note">
            <Note note={item.note} locale={locale} />
          </li>
        ),
      )}
    </ol>
  );
}

function Note({ note, locale }: { note: NoteView; locale: Locale }) {
  const t = translator(locale, "staff");
  return (
    <>
      <p className="flex flex-wrap items-center justify-between gap-x-6">
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone="attention">
            <LockKeyhole aria-hidden className="size-3.5" />
            {t("case.internal")}
          </Badge>
          <span className="font-medium">{t("case.noteBy", { name: note.by })}</span>
        </span>
        <time dateTime={machineTime(note.at)} className="text-sm text-muted figures">
          {formatter(locale).dateTime(note.at)}
        </time>
      </p>
      <p className="internal-note-text">{note.text}</p>
    </>
  );
}

/** At the same moment the event comes first: notes are written about it. */
function interleaved(entries: readonly TimelineEntry[], notes: readonly NoteView[]): Item[] {
  const items: Item[] = [
    ...notes.map((note) => ({ kind: "note" as const, at: note.at, note })),
    ...entries.map((entry) => ({ kind: "entry" as const, at: entry.at, entry })),
  ];
  return items.sort((left, right) => right.at.localeCompare(left.at));
}
