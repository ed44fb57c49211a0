import type { ApplicationView, StageView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Told = Pick<ApplicationView, "status" | "progress" | "stages">;

export function turnTitle({ status, progress }: Told, locale: Locale): string {
  const t = translator(locale, "application");
  if (progress.turn === "office") return t("turn.officeTitle");
  if (progress.turn === "applicant") return t("turn.applicantTitle");
  // An open status never leaves the turn to nobody; the words of the status are the honest fallback.
  const closed = status === "completed" || status === "rejected" || status === "withdrawn";
  return closed ? t(`turn.nobody.${status}`) : translator(locale, "domain")(`status.${status}`);
}

/** A few short sentences: what is being done, until when, what comes after. */
export function turnWords(view: Told, locale: Locale): string[] {
  const t = translator(locale, "application");
  switch (view.progress.turn) {
    case "office":
      return [...approvalWords(view, locale), ...officeWords(view.stages, locale)];
    case "applicant":
      return [t("turn.applicantText")];
    case "nobody":
      return view.status === "rejected" ? [t("turn.afterRejection")] : [];
  }
}

/** Between the decision and the end the good news comes first. */
function approvalWords({ status }: Told, locale: Locale): string[] {
  return status === "approved" ? [translator(locale, "domain")("statusMeaning.approved")] : [];
}

function officeWords(stages: readonly StageView[], locale: Locale): string[] {
  const t = translator(locale, "application");
  const at = stages.findIndex((stage) => stage.state === "current");
  const stage = stages[at];
  if (!stage) return [];
  const next = stages[at + 1];
  return [
    t("turn.officeAt", { stage: stage.name, department: stage.departmentName }),
    ...until(stage, locale),
    next ? t("turn.afterwards", { stage: next.name }) : t("turn.last"),
  ];
}

function until({ expected, overdue }: StageView, locale: Locale): string[] {
  const t = translator(locale, "application");
  const format = formatter(locale);
  if (overdue) return [t("turn.officeOverdue")];
  if (expected === null) return [];
  if (expected.kind === "working-days") return [t("turn.officeDays", { days: format.workingDays(expected.days) })];
  const promise = t("turn.officeBy", { date: format.day(expected.on) });
  return [expected.provisional ? `${promise}${t("provisionalHint")}` : promise];
}
