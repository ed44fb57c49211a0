import { paths } from "../paths.ts";
import type { FieldProblem } from "../schemas/field-problem.ts";
import { formatter } from "../text/format.ts";
import type { Locale } from "../text/locale.ts";
import { translator } from "../text/translator.ts";
import type { FormMessage } from "./form-state.ts";
import type { Reason, Refusal } from "./reasons.ts";

/** Reasons that ask the reader to look again or wait; the others say that it will not work this way. */
const mild: readonly Reason[] = ["stale-version", "signed-out", "busy", "unavailable", "already-yours"];

/** A sentence per field; `{label}` is left for the page to fill. */
export function problemWords(problems: Readonly<Record<string, FieldProblem>>, locale: Locale): Record<string, string> {
  const t = translator(locale, "domain");
  return Object.fromEntries(
    Object.entries(problems).map(([name, problem]) => [name, t(`problem.${problem}`, { label: "{label}" })]),
  );
}

/** What to say above the form; null when the sentences at the fields say it all. */
export function refusalMessage(refusal: Refusal, locale: Locale): FormMessage | null {
  if (refusal.reason === "form-has-problems") return null;
  const title = translator(locale, "domain")(`refusal.${refusal.reason}`);
  const link =
    refusal.reason === "signed-out"
      ? { href: paths.signIn, label: translator(locale, "common")("signInInNewWindow") }
      : null;
  const tone = mild.includes(refusal.reason) ? "attention" : "bad";
  return { tone, title, text: newerWords(refusal, locale) ?? waitWords(refusal, locale), link };
}

function newerWords({ newer }: Refusal, locale: Locale): string | null {
  if (!newer) return null;
  const t = translator(locale, "domain");
  const by = newer.by ?? t("newerByOffice");
  return t("newer", { time: formatter(locale).dateTime(newer.at), by, event: t(`event.staff.${newer.event}`) });
}

function waitWords({ retryAfterSeconds }: Refusal, locale: Locale): string | null {
  if (retryAfterSeconds === undefined) return null;
  return translator(locale, "domain")("retryAfter", { minutes: Math.ceil(retryAfterSeconds / 60) });
}
