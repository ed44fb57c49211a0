import type { DraftProblems, DraftRules } from "./draft.ts";
import { identityNames } from "./draft.ts";
import type { SectionDefinition } from "./form-definition.ts";

/** One page of filing; `slug` is its part of the address. */
export type DraftStep =
  | { readonly kind: "identity" | "materials" | "review"; readonly slug: string }
  | { readonly kind: "section"; readonly slug: string; readonly section: SectionDefinition };

const fixed = { identity: "identity", materials: "materials", review: "review" } as const;
const taken: readonly string[] = [...Object.values(fixed), "discard"];

/** The pages in their order: who applies, one page a section, files where the service asks for any, the last check. */
export function draftSteps({ form, materials }: DraftRules): DraftStep[] {
  return [
    { kind: "identity", slug: fixed.identity },
    ...form.sections.map((section) => ({ kind: "section" as const, slug: sectionSlug(section), section })),
    ...(materials.length > 0 ? [{ kind: "materials" as const, slug: fixed.materials }] : []),
    { kind: "review", slug: fixed.review },
  ];
}

export function stepBySlug(steps: readonly DraftStep[], slug: string): DraftStep | null {
  return steps.find((step) => step.slug === slug) ?? null;
}

/** The step after and the step before; the ends stay where they are. */
export function neighbours(steps: readonly DraftStep[], step: DraftStep): { next: DraftStep; previous: DraftStep } {
  const at = steps.indexOf(step);
  return { next: steps[at + 1] ?? step, previous: steps[at - 1] ?? step };
}

/** The problems whose inputs stand on this page. The last page has none of its own. */
export function problemsOn(step: DraftStep, problems: DraftProblems): DraftProblems {
  return Object.fromEntries(Object.entries(problems).filter(([name]) => standsOn(step, name)));
}

/** Where to go on: the first page with something to fill in or to mend, or the last check. */
export function firstOpenStep(steps: readonly DraftStep[], problems: DraftProblems): DraftStep {
  const open = steps.find((step) => Object.keys(problemsOn(step, problems)).length > 0);
  const last = open ?? steps.at(-1);
  if (!last) throw new Error("a form has at least the page of the last check");
  return last;
}

function standsOn(step: DraftStep, name: string): boolean {
  switch (step.kind) {
    case "identity":
      return (identityNames as readonly string[]).includes(name);
    case "section":
      return step.section.fields.some(({ code }) => name === `field.${code}`);
    case "materials":
      return name.startsWith("material.");
    case "review":
      return false;
  }
}

function sectionSlug({ code }: SectionDefinition): string {
  return taken.includes(code) ? `section-${code}` : code;
}
