"use client";
import { createContext, useContext } from "react";

/** What a server action answers: the shape of `FormState` in lib/schemas/form-state. */
export type FormFeedback = {
  readonly errors?: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, string>>;
  readonly message?: { readonly tone: "good" | "attention" | "bad"; readonly title: string; readonly text?: string };
};

export const FormContext = createContext<{ id: string | undefined; feedback: FormFeedback }>({
  id: undefined,
  feedback: {},
});

/** Ids, error and typed value of a field; outside an ActionForm there is no feedback. */
export function useField(name: string, { hint, error }: { hint?: unknown; error?: string | undefined }) {
  const { id: formId, feedback } = useContext(FormContext);
  const id = fieldId(formId, name);
  const shownError = error ?? feedback.errors?.[name];
  const describedBy = [hint ? `${id}-hint` : "", shownError ? `${id}-error` : ""].filter(Boolean).join(" ");
  return {
    id,
    error: shownError,
    typed: feedback.values?.[name],
    /** The form came back: an absent value was left out, not unasked. */
    answered: feedback.values !== undefined,
    aria: {
      "aria-describedby": describedBy || undefined,
      "aria-invalid": shownError ? (true as const) : undefined,
    },
  };
}

/** Dots separate parts of a name and would be classes in a selector. */
export function fieldId(formId: string | undefined, name: string): string {
  const own = name.replaceAll(".", "-");
  return formId ? `${formId}-${own}` : own;
}
