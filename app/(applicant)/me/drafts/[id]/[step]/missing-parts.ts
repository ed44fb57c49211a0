import { identityLabels } from "#components/filing/identity-fields.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import { paths } from "#lib/paths.ts";
import { type DraftStep, problemsOn } from "#lib/schemas/draft-steps.ts";
import { fieldsOf } from "#lib/schemas/form-definition.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { DraftState } from "../../draft-state.ts";

export type MissingPart = { readonly href: string; readonly what: string; readonly problem: string };

/** What keeps the draft from being filed, page by page, each with the way to where it can be mended. */
export function missingParts(state: DraftState, locale: Locale): MissingPart[] {
  const t = translator(locale, "forms");
  return state.steps.flatMap((step) =>
    Object.entries(problemsOn(step, state.problems)).map(([name, problem]) => ({
      href: wayTo(step, { name, draftId: state.draft.id }),
      what: nameOf(name, state, locale),
      problem: t(`problem.${problem}`),
    })),
  );
}

function wayTo(step: DraftStep, { name, draftId }: { name: string; draftId: string }): string {
  const page = `${paths.draft(draftId, step.slug)}?check=1&from=review`;
  return step.kind === "materials" ? `${page}#${name.replace(".", "-")}` : page;
}

function nameOf(name: string, { version }: DraftState, locale: Locale): string {
  const code = name.slice(name.indexOf(".") + 1);
  if (name.startsWith("field.")) {
    const field = fieldsOf(version.form).find((candidate) => candidate.code === code);
    return field ? inLocale(field.label, locale) : code;
  }
  if (name.startsWith("material.")) {
    const material = version.materials.find((candidate) => candidate.code === code);
    return material ? inLocale(material.name, locale) : code;
  }
  const labels: Readonly<Record<string, string>> = identityLabels(locale);
  return labels[name] ?? name;
}
