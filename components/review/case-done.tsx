import { eventTitle } from "#components/application/event-title.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { ApplicationView } from "#lib/domain/view.ts";
import { isClosed } from "#lib/domain/workflow.ts";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** What the reader has just done, as the record has it, and where to go from here. */
export function CaseDone({
  view,
  seq,
  nextCaseId,
  locale,
}: {
  view: ApplicationView;
  seq: number;
  nextCaseId: string | null;
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  const entry = view.timeline.find((candidate) => candidate.seq === seq);
  if (!entry) return null;
  const what = eventTitle(entry, { locale, audience: "staff" });
  const stage = view.stages.find(({ state }) => state === "current")?.name ?? "";
  return (
    <div role="status" className="mb-6">
      <Notice tone="good" title={t("case.done.title", { what })}>
        <p>
          {isClosed(view.status)
            ? t("case.done.closed")
            : t("case.done.open", { stage, department: view.departmentName })}
        </p>
        <p className="mt-3 flex flex-wrap gap-3">
          {nextCaseId && (
            <LinkButton size="small" href={paths.staffCase(nextCaseId)}>
              {t("case.done.next")}
            </LinkButton>
          )}
          <LinkButton size="small" look="secondary" href={paths.staff}>
            {t("case.done.queue")}
          </LinkButton>
        </p>
      </Notice>
    </div>
  );
}
