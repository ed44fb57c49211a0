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

/** The same for a place where a label says what it is: `11月27日周五`, `3个工作日`. */
export function expectationValue({ expected }: Pick<StageView, "expected">, locale: Locale): string | null {
  const format = formatter(locale);
  if (expected === null) return null;
  if (expected.kind === "working-days") return format.workingDays(expected.days);
  const date = format.date(expected.on);
  return expected.provisional ? translator(locale, "application")("provisional", { date }) : date;
}

/** When a stage was or will be over, in a line: under a node, at the end of a card's title. */
export function whenWords(stage: StageView, locale: Locale): string | null {
  const t = translator(locale, "application");
  if (stage.state === "done") {
    return stage.completedAt && t("doneOn", { date: formatter(locale).day(stage.completedAt) });
  }
  if (stage.overdue) return t("overdue");
  if (stage.expected?.kind !== "date") return expectationWords(stage, locale);
  const key = stage.expected.provisional ? "expectedShortProvisional" : "expectedShort";
  return t(key, { date: formatter(locale).day(stage.expected.on) });
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
