import type { ProgressView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** How far it has come: the step in words, which is exact, and the share of finished steps. */
export function ProgressBar({ progress, locale }: { progress: ProgressView; locale: Locale }) {
  const t = translator(locale, "application");
  const percent = formatter(locale).percent(progress.percent);
  const words = t("stepOf", { step: progress.step, steps: progress.steps });
  return (
    <div>
      <p className="mb-2 flex items-baseline justify-between gap-4">
        <span className="font-medium">{words}</span>
        <span className="font-display text-2xl leading-none text-primary figures">{percent}</span>
      </p>
      <progress
        className="progress"
        data-status={progress.status}
        max={100}
        value={progress.percent}
        aria-label={t("progress")}
        aria-valuetext={`${words}, ${percent}`}
      >
        {percent}
      </progress>
    </div>
  );
}
