import { flaggedMaterials, needsRemark, openCorrection } from "../domain/correction.ts";
import type { Deficiency } from "../domain/history.ts";
import { inLocale, type Locale } from "../domain/localized-text.ts";
import type { ApplicationFacts } from "./application-facts.ts";
import { answerInWords, type FileView, type filesOf } from "./case-content.ts";
import type { Viewed } from "./reading.ts";

/** What the applicant is asked to mend, with the files that stand for it. */
export type CorrectionView = {
  readonly requestedAt: string;
  readonly answerBy: string | null;
  readonly remark: string | null;
  /** The answer cannot do without words: a file is missing, or the point is about something else. */
  readonly remarkNeeded: boolean;
  readonly items: readonly {
    readonly about: string | null;
    /** The answer as filed, when the item is about one. */
    readonly answer: string | null;
    readonly materialCode: string | null;
    readonly problem: string;
    readonly advice: string;
  }[];
  /** Materials that files can be sent for, with those filed before and those sent since. */
  readonly materials: readonly {
    readonly code: string;
    readonly name: string;
    readonly hint: string;
    readonly maxFiles: number;
    readonly before: readonly FileView[];
    readonly since: readonly FileView[];
  }[];
};

/** The correction that the application waits for; null when it waits for none. */
export function correctionView(
  { facts, version, files }: { facts: ApplicationFacts; version: Viewed["version"]; files: Files },
  locale: Locale,
): CorrectionView | null {
  const entry = openCorrection(facts);
  if (!entry) return null;
  const deficiencies = entry.detail.deficiencies ?? [];
  const flagged = flaggedMaterials(deficiencies, version.materials);
  const shown = files(version, locale);
  const since = entry.at.toISOString();
  return {
    requestedAt: since,
    answerBy: entry.detail.answerBy ?? null,
    remark: entry.remark,
    remarkNeeded: needsRemark(deficiencies, countSince(shown, since)),
    items: deficiencies.map(({ target, problem, advice }) => ({
      ...aboutOf(target, { version, facts, locale }),
      problem,
      advice,
    })),
    materials: flagged.map(({ code, name, hint, maxFiles }) => {
      const own = shown.filter((file) => file.materialCode === code);
      return {
        code,
        name: inLocale(name, locale),
        hint: inLocale(hint, locale),
        maxFiles,
        before: own.filter((file) => file.createdAt < since),
        since: own.filter((file) => file.createdAt >= since),
      };
    }),
  };
}

function countSince(files: readonly FileView[], since: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { materialCode, createdAt, scan } of files) {
    if (createdAt >= since && scan !== "refused") counts.set(materialCode, (counts.get(materialCode) ?? 0) + 1);
  }
  return counts;
}

type Files = Awaited<ReturnType<typeof filesOf>>;

function aboutOf(
  target: Deficiency["target"],
  { version, facts, locale }: { version: Viewed["version"]; facts: ApplicationFacts; locale: Locale },
) {
  const material = version.materials.find(({ code }) => target?.kind === "material" && code === target.code);
  if (material) return { about: inLocale(material.name, locale), answer: null, materialCode: material.code };
  const fields = version.form.sections.flatMap((section) => section.fields);
  const field = fields.find(({ code }) => target?.kind === "field" && code === target.code);
  if (!field) return { about: null, answer: null, materialCode: null };
  const answer = facts.fields[field.code];
  const words = answer === undefined || answer === "" ? null : answerInWords(field, answer, locale);
  return { about: inLocale(field.label, locale), answer: words, materialCode: null };
}
