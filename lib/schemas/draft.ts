import { z } from "zod";
import { localDate } from "#lib/domain/dates.ts";
import { type FieldProblem, isFieldProblem } from "./field-problem.ts";
import { type Answers, answersSchema, type FormDefinition, fieldsOf } from "./form-definition.ts";
import { type Identity, identity, identityShape } from "./identity.ts";

/** What was typed so far, unchecked: nothing a person wrote is thrown away because it is not right yet. */
export const typedValues = z.record(z.string().max(64), z.string().max(5000));
export type TypedValues = z.infer<typeof typedValues>;

export type DraftContent = { readonly identity: TypedValues; readonly fields: TypedValues };
export type DraftRules = {
  readonly form: FormDefinition;
  readonly materials: readonly { readonly code: string; readonly required: boolean }[];
};

export const identityNames = Object.keys(identityShape) as (keyof typeof identityShape)[];

/** Problems by input name: identity inputs by their own name, questions by `field.<code>`, materials by `material.<code>`. */
export type DraftProblems = Readonly<Record<string, FieldProblem>>;

export type CheckedDraft =
  | { readonly ok: true; readonly identity: Identity; readonly answers: Answers }
  | { readonly ok: false; readonly problems: DraftProblems };

/** Checks a whole draft. `filesByMaterial` counts the files kept for each material. */
export function checkDraft(
  content: DraftContent,
  {
    rules,
    filesByMaterial,
    now,
    zone,
  }: { rules: DraftRules; filesByMaterial: ReadonlyMap<string, number>; now: Date; zone: string },
): CheckedDraft {
  const who = identity.safeParse(content.identity);
  const answers = answersSchema(fieldsOf(rules.form), localDate(now, zone)).safeParse(content.fields);
  const missing = rules.materials.filter(({ code, required }) => required && !filesByMaterial.get(code));
  if (who.success && answers.success && missing.length === 0) {
    return { ok: true, identity: who.data, answers: withoutMissing(answers.data) };
  }
  return {
    ok: false,
    problems: {
      ...(who.success ? {} : problemsOf(who.error)),
      ...(answers.success ? {} : problemsOf(answers.error, "field.")),
      ...Object.fromEntries(missing.map(({ code }) => [`material.${code}`, "file-needed" as const])),
    },
  };
}

/** The first problem of each input. */
export function problemsOf(error: z.ZodError, prefix = ""): Record<string, FieldProblem> {
  const problems: Record<string, FieldProblem> = {};
  for (const issue of error.issues) {
    const names = issue.code === "unrecognized_keys" ? issue.keys : [String(issue.path[0] ?? "")];
    for (const name of names) problems[prefix + name] ??= isFieldProblem(issue.message) ? issue.message : "unexpected";
  }
  return problems;
}

function withoutMissing(answers: Record<string, string | number | undefined>): Answers {
  const given = Object.entries(answers).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return Object.fromEntries(given);
}
