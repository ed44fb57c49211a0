import type { FieldProblem } from "../schemas/field-problem.ts";
import type { FormValues } from "./form-fields.ts";
import type { Refusal } from "./reasons.ts";

/** What a form shows after it was sent: the state of `useActionState`. */
export type FormState = {
  readonly done: boolean;
  /** What was done or found, in the words of the reader. */
  readonly says?: { readonly title: string; readonly text?: string };
  /** Why nothing was changed, for the summary above the form. */
  readonly refusal: Refusal | null;
  /** What is wrong with single fields, by field name. */
  readonly problems: Readonly<Record<string, FieldProblem>>;
  /** What was typed, to be shown again; secrets are left out. */
  readonly values: FormValues;
};

export const untouchedForm: FormState = { done: false, refusal: null, problems: {}, values: {} };
