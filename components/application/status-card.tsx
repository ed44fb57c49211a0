import { ArrowRight } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { Seal } from "#components/ui/seal.tsx";
import type { ApplicationView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { whenWords } from "./stage-words.ts";
import { StatusBadge } from "./status-badge.tsx";
import { turnTitle } from "./turn-words.ts";

type Shown = Pick<ApplicationView, "number" | "serviceName" | "status" | "submittedAt" | "progress" | "stages">;

/** One application in the personal centre; the whole card leads to it. */
export function StatusCard({ application, href, locale }: { application: Shown; href: string; locale: Locale }) {
  const t = translator(locale, "application");
  const stage = application.stages.find(({ state }) => state === "current");
  const mine = application.progress.turn === "applicant";
  const done = application.status === "completed";
  return (
    <article className={cx("status-card", mine && "status-card-mine")}>
      {done && <Seal text={t("seal.completed")} className="absolute top-5 right-5" />}
      <p className="mb-2">
        <StatusBadge status={application.status} locale={locale} />
      </p>
      <h3 className={cx("font-display text-xl", done && "pr-14")}>
        <a href={href} className="status-card-link">
          {application.serviceName}
        </a>
      </h3>
      <p className="mb-4 text-sm text-muted figures">
        <span className="font-mono">{application.number}</span>
        <span className="mx-2">·</span>
        {t("submittedOn", { date: formatter(locale).date(application.submittedAt) })}
      </p>
      <ProgressBar progress={application.progress} locale={locale} />
      <p className="mt-4 flex items-start justify-between gap-4">
        <span>
          {stage ? (
            <>
              <span className="font-medium">{mine ? turnTitle(application, locale) : stage.name}</span>
              <span className={cx("block text-sm", stage.overdue ? "text-attention" : "text-muted")}>
                {mine ? stage.name : whenWords(stage, locale)}
              </span>
            </>
          ) : (
            <span className="font-medium">{turnTitle(application, locale)}</span>
          )}
        </span>
        <ArrowRight aria-hidden className="mt-1 size-5 flex-none text-primary" />
      </p>
    </article>
  );
}
