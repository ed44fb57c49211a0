import { z } from "zod";
import { localizedText, problem, typed } from "./text.ts";

const code = z.string().regex(/^[a-z][a-z0-9-]*$/);
const common = { code, label: localizedText, hint: localizedText.optional(), required: z.boolean() };

/** One question of a service's form. */
export const fieldDefinition = z.discriminatedUnion("kind", [
  z.strictObject({ ...common, kind: z.literal("text"), maxLength: z.int().positive() }),
  z.strictObject({ ...common, kind: z.literal("long-text"), maxLength: z.int().positive() }),
  z.strictObject({
    ...common,
    kind: z.literal("number"),
    min: z.number(),
    max: z.number(),
    unit: localizedText.optional(),
  }),
  z.strictObject({ ...common, kind: z.literal("date"), not: z.enum(["future", "past"]).optional() }),
  z.strictObject({
    ...common,
    kind: z.literal("choice"),
    options: z.array(z.strictObject({ value: code, label: localizedText })).min(2),
  }),
]);
export type FieldDefinition = z.infer<typeof fieldDefinition>;

export const sectionDefinition = z.strictObject({
  code,
  title: localizedText,
  fields: z.array(fieldDefinition).min(1),
});
export type SectionDefinition = z.infer<typeof sectionDefinition>;

/** The form of one workflow version: a page a section. */
export const formDefinition = z.strictObject({ sections: z.array(sectionDefinition).min(1) });
export type FormDefinition = z.infer<typeof formDefinition>;

export type Answer = string | number;
export type Answers = Readonly<Record<string, Answer>>;

/** Checks the answers to `fields`; unknown names are refused. `today` is the office's date, `YYYY-MM-DD`. */
export function answersSchema(fields: readonly FieldDefinition[], today: string) {
  const shape: Record<string, z.ZodType<Answer | undefined>> = {};
  for (const field of fields) {
    const answer = answerSchema(field, today);
    shape[field.code] = z.preprocess(emptyAsMissing, field.required ? answer : answer.optional());
  }
  return z.strictObject(shape, { error: (issue) => (issue.code === "unrecognized_keys" ? "unexpected" : undefined) });
}

export function fieldsOf(form: FormDefinition): FieldDefinition[] {
  return form.sections.flatMap((section) => section.fields);
}

function emptyAsMissing(value: unknown): unknown {
  return typeof value === "string" && value.trim() === "" ? undefined : value;
}

function answerSchema(field: FieldDefinition, today: string): z.ZodType<Answer> {
  switch (field.kind) {
    case "text":
    case "long-text":
      return typed(field.maxLength);
    case "number":
      return z
        .union(
          [
            z.number(),
            typed(30)
              .regex(/^-?\d+(\.\d+)?$/, problem("not-a-number"))
              .transform(Number),
          ],
          {
            error: (issue) => (issue.input === undefined ? "required" : "not-a-number"),
          },
        )
        .refine((value) => value >= field.min, problem("too-small"))
        .refine((value) => value <= field.max, problem("too-large"));
    case "date":
      return typed(10)
        .pipe(z.iso.date(problem("not-a-date")))
        .refine((value) => field.not !== "future" || value <= today, problem("date-in-future"))
        .refine((value) => field.not !== "past" || value >= today, problem("date-in-past"));
    case "choice":
      return z
        .string(problem("required"))
        .refine((value) => field.options.some((option) => option.value === value), problem("not-an-option"));
  }
}
