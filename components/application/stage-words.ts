import type { StageView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** `预计3个工作日`, or the day by which the stage should be over; null when nothing is promised. */
export function expectationWords({ expected }: Pick<StageView, "expected">, locale: Locale): string | null {
  const t = translator(locale, "application");
  const format = formatter(locale);
  if (expected === null) return null;
  if (expected.kind === "working-days") return t("expectedDays", { days: format.workingDays(expected.days) });
  const key = expected.provisional ? "expectedOnProvisional" : "expectedOn";
  return t(key, { date: format.day(expected.on) });
}

/** When a stage was or will be over, in a line: under a node, at the end of a card's title. */
export function whenWords(stage: StageView, locale: Locale): string | null {
  const t = translator(locale, "application");
  if (stage.state === "done") {
    return stage.completedAt && t("doneOn", { date: formatter(locale).day(stage.completedAt) });
  }
  if (stage.overdue) return t("overdue");
  return expectationWords(stage, locale);
}

/** `进行中 · 预计3个工作日`: the state, the promise as published, and whether it is done again. */
export function stateWords(stage: StageView, locale: Locale): string[] {
  const t = translator(locale, "application");
  const state = translator(locale, "domain")(`stageState.${stage.state}`);
  const open = stage.state === "current" || stage.state === "waiting";
  const days = open && stage.workingDays !== null ? formatter(locale).workingDays(stage.workingDays) : null;
  return [
    state,
    ...(days === null ? [] : [t("expectedDays", { days })]),
    ...(stage.repeated && stage.state !== "stopped" ? [t("repeated")] : []),
    ...(stage.overdue ? [t("overdue")] : []),
  ];
}
