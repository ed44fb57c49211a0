"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext, type FormFeedback, fieldId } from "./form-context.tsx";
import { Notice } from "./notice.tsx";

/**
 * A form on a server action, with and without JavaScript. Fields inside it find their error and typed value by name:
 *
 *   <ActionForm action={lookUp} errorTitle={common("errorsTitle")} labels={{ number: t("number") }}>
 *     <TextField name="number" label={t("number")} required />
 *     <SubmitButton pendingLabel={common("sending")}>{t("search")}</SubmitButton>
 *   </ActionForm>
 *
 * The action has the shape `(previous: FormState, data: FormData) => Promise<FormState>` (lib/schemas/form-state): it
 * redirects when done, else returns errors by field name and the typed values. `labels` name the fields in the summary
 * of errors. Give `id` when a page has two forms.
 */
export function ActionForm({
  action,
  errorTitle,
  labels = {},
  initial = {},
  id,
  className,
  children,
}: {
  action: (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;
  errorTitle: string;
  labels?: Readonly<Record<string, string>>;
  initial?: FormFeedback;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  const [feedback, submit, pending] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const errors = Object.entries(feedback.errors ?? {}).map(([name, text]) => ({
    href: `#${fieldId(id, name)}`,
    label: labels[name],
    text,
  }));

  useEffect(() => {
    if (feedback.errors) summary.current?.focus();
    else if (feedback.message?.tone === "good") form.current?.reset();
  }, [feedback]);

  // React empties a form after its action. Sending it ourselves keeps what was typed, chosen files included.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const { submitter } = event.nativeEvent as SubmitEvent;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => submit(data));
  }

  return (
    <FormContext value={{ id, feedback }}>
      {errors.length > 0 && <ErrorSummary ref={summary} title={errorTitle} errors={errors} />}
      {feedback.message && <FormMessage {...feedback.message} />}
      <form ref={form} id={id} action={submit} onSubmit={onSubmit} noValidate className={className}>
        {children}
      </form>
    </FormContext>
  );
}

function FormMessage({ tone, title, text }: NonNullable<FormFeedback["message"]>) {
  return (
    <div role={tone === "good" ? "status" : "alert"} className="mb-8">
      <Notice tone={tone} title={title}>
        {text}
      </Notice>
    </div>
  );
}
