import { type PathStep, StepPath } from "#components/ui/step-path.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import type { DraftProblems } from "#lib/schemas/draft.ts";
import { type DraftStep, problemsOn } from "#lib/schemas/draft-steps.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Filing = { steps: readonly DraftStep[]; current: DraftStep; problems: DraftProblems };

/** Where one is among the pages. Not links: leaving a page by one would lose what is typed on it. */
export function FilingSteps({ steps, current, problems, locale }: Filing & { locale: Locale }) {
  const t = translator(locale, "filing");
  const shown = steps.map((step): PathStep => {
    const state = stateOf(step, current, problems);
    return { label: stepName(step, locale), state, stateLabel: t(`steps.${state}`) };
  });
  return (
    <div className="mb-10">
      <StepPath label={t("steps.label")} steps={shown} />
    </div>
  );
}

export function stepName(step: DraftStep, locale: Locale): string {
  if (step.kind === "section") return inLocale(step.section.title, locale);
  return translator(locale, "filing")(`steps.${step.kind}`);
}

function stateOf(step: DraftStep, current: DraftStep, problems: DraftProblems): PathStep["state"] {
  if (step.slug === current.slug) return "current";
  if (step.kind === "review") return "ahead";
  return Object.keys(problemsOn(step, problems)).length === 0 ? "done" : "ahead";
}
