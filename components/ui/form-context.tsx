"use client";
import { createContext, useContext } from "react";

/** What a server action answers; `FormState` of lib/http/form-state has this shape. */
export type FormFeedback = {
  readonly done: boolean;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  readonly message: {
    readonly tone: "attention" | "bad";
    readonly title: string;
    readonly text: string | null;
    readonly link: { readonly href: string; readonly label: string } | null;
  } | null;
};

export const noFeedback: FormFeedback = { done: false, errors: {}, values: {}, message: null };

export const FormContext = createContext<{ id: string | undefined; feedback: FormFeedback }>({
  id: undefined,
  feedback: noFeedback,
});

/** Ids, error and typed value of a field; outside an ActionForm there is no feedback. */
export function useField(name: string, { hint, error }: { hint?: unknown; error?: string | undefined }) {
  const { id: formId, feedback } = useContext(FormContext);
  const id = fieldId(formId, name);
  const shownError = error ?? feedback.errors[name];
  const describedBy = [hint ? `${id}-hint` : "", shownError ? `${id}-error` : ""].filter(Boolean).join(" ");
  const given = feedback.values[name];
  return {
    id,
    error: shownError,
    typed: typeof given === "string" ? given : undefined,
    /** Whether `value` was ticked; undefined when the form has not come back: then an absent box was not asked for. */
    ticked: feedback === noFeedback ? undefined : (value: string) => [given].flat().includes(value),
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
