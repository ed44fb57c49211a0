import type { MaterialOutcome } from "#components/filing/material-upload.tsx";
import { isReason } from "#lib/http/reasons.ts";
import { refusalWords } from "#lib/http/worded-state.ts";
import type { DraftProblems } from "#lib/schemas/draft.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Asked = Record<string, string | string[] | undefined>;

/** What the page says at one material: the outcome of the last upload, or (`?check`) that a file is missing. */
export function outcomeOf(
  code: string,
  { asked, problems, locale }: { asked: Asked; problems: DraftProblems; locale: Locale },
): MaterialOutcome | null {
  const { upload, material, check } = asked;
  if (material === code && upload === "stored") {
    return { kind: "good", text: translator(locale, "filing")("materials.stored") };
  }
  if (material === code && typeof upload === "string" && isReason(upload)) {
    return { kind: "bad", text: refusalWords(upload, locale) };
  }
  const problem = check === undefined ? undefined : problems[`material.${code}`];
  return problem ? { kind: "bad", text: translator(locale, "forms")(`problem.${problem}`) } : null;
}
