import type { Locale } from "../domain/localized-text.ts";
import type { RefusalReason } from "../domain/refusals.ts";
import type { FormState as WordedState } from "../schemas/form-state.ts";
import { formatter } from "../text/format.ts";
import { translator } from "../text/translator.ts";
import type { FormState } from "./form-state.ts";
import type { Reason, Refusal } from "./reasons.ts";

/** The state of a form in the reader's words. */
export function wordedState(state: FormState, locale: Locale): WordedState {
  const t = translator(locale, "forms");
  if (state.done) return { message: { tone: "good", ...(state.says ?? { title: t("done") }) } };
  const problems = Object.entries(state.problems).map(([name, problem]) => [name, t(`problem.${problem}`)]);
  const errors: Record<string, string> = Object.fromEntries(problems);
  const told = state.refusal && state.refusal.reason !== "form-has-problems" ? state.refusal : null;
  return {
    ...(problems.length > 0 ? { errors } : {}),
    ...(told ? { message: messageOf(told, locale) } : {}),
    values: singleValues(state.values),
  };
}

function messageOf(refusal: Refusal, locale: Locale): NonNullable<WordedState["message"]> {
  const text = moreAbout(refusal, locale);
  return { tone: "bad", title: refusalWords(refusal.reason, locale), ...(text ? { text } : {}) };
}

/** One sentence for each reason, whichever catalog has it. */
export function refusalWords(reason: Reason, locale: Locale): string {
  const domain = translator(locale, "domain");
  const own = translator(locale, "forms");
  return domain.has(`refusal.${reason as RefusalReason}`)
    ? domain(`refusal.${reason as RefusalReason}`)
    : own(`refusal.${reason as Exclude<Reason, RefusalReason>}`);
}

function moreAbout({ newer, allowed, retryAfterSeconds }: Refusal, locale: Locale): string | null {
  const t = translator(locale, "forms");
  const domain = translator(locale, "domain");
  if (newer) {
    const when = formatter(locale).dateTime(newer.at);
    return t("newer", { when, who: newer.by ?? t("someone"), what: domain(`event.staff.${newer.event}`) });
  }
  if (allowed?.length) {
    const words = allowed.map((event) => domain(`event.staff.${event}`));
    return t("allowed", { events: new Intl.ListFormat(locale, { type: "disjunction" }).format(words) });
  }
  return retryAfterSeconds ? t("retryAfter", { minutes: Math.ceil(retryAfterSeconds / 60) }) : null;
}

function singleValues(values: FormState["values"]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
