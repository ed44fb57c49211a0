import { cx } from "#components/ui/cx.ts";
import type { StageView } from "#lib/domain/view.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { StageNode } from "./stage-node.tsx";
import { whenWords } from "./stage-words.ts";

/**
 * The fixed stages as a path: what is walked is solid, where the application stands is lit, the rest are stepping
 * stones with the days they are expected. Lies across where there is room and runs down where there is not.
 */
export function StageTrack({ stages, locale }: { stages: readonly StageView[]; locale: Locale }) {
  const t = translator(locale, "application");
  const halt = stages.find((stage) => stage.state === "stopped");
  return (
    <div className="@container">
      <ol aria-label={t("stagesTitle")} className={across(stages.length)}>
        {stages.map((stage) => (
          <Station key={stage.code} stage={stage} halt={stage === halt} locale={locale} />
        ))}
      </ol>
    </div>
  );
}

/** More stages need more room to lie side by side; in the 长辈版 they always run down. */
function across(stages: number): string {
  if (stages <= 4) return "standard:@min-[34rem]:stage-across";
  return stages <= 6 ? "standard:@min-[46rem]:stage-across" : "standard:@min-[58rem]:stage-across";
}

function Station({ stage, halt, locale }: { stage: StageView; halt: boolean; locale: Locale }) {
  const state = translator(locale, "domain")(`stageState.${stage.state}`);
  const when = whenWords(stage, locale);
  return (
    <li
      className={cx("station", `station-${stage.state}`)}
      aria-current={stage.state === "current" ? "step" : undefined}
    >
      <StageNode stage={stage} first={halt} />
      <div className="station-words">
        <p className="station-name">{stage.name}</p>
        <p className="station-state">
          {stage.state === "waiting" || (stage.state === "stopped" && !halt) ? (
            <span className="sr-only">{state}</span>
          ) : (
            <span className="station-mark">{state}</span>
          )}
        </p>
        {when && <p className={cx("station-when", stage.overdue && "text-attention")}>{when}</p>}
      </div>
    </li>
  );
}
