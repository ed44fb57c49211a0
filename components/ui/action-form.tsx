"use client";
import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import { FormContext, type FormFeedback, fieldId, noFeedback } from "./form-context.tsx";
import { Notice } from "./notice.tsx";

/**
 * A form on a server action (`formAction` of lib/http/action), with and without JavaScript. Fields inside it find
 * their error and typed value by name; `labels` complete the sentences about what is wrong:
 *
 *   <ActionForm action={lookUp} errorTitle={common("errorsTitle")} labels={{ number: t("number") }}>
 *     <TextField name="number" label={t("number")} required />
 *     <SubmitButton pendingLabel={common("sending")}>{t("search")}</SubmitButton>
 *   </ActionForm>
 *
 * Give `id` when a page has two forms, and `doneTitle` when a form stays where it is after it was accepted.
 */
export function ActionForm({
  action,
  errorTitle,
  labels,
  doneTitle,
  id,
  className,
  children,
}: {
  action: (previous: never, data: FormData) => Promise<FormFeedback>;
  errorTitle: string;
  labels: Readonly<Record<string, string>>;
  doneTitle?: string;
  id?: string;
  className?: string;
  children: ReactNode;
}) {
  // Our actions never read the state they are given: it is for React alone.
  const send = action as (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;
  const [answer, submit, pending] = useActionState(send, noFeedback);
  const form = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const feedback = answer === noFeedback ? answer : { ...answer, errors: completed(answer.errors, labels) };
  const errors = Object.entries(feedback.errors).map(([name, text]) => ({ href: `#${fieldId(id, name)}`, text }));

  useEffect(() => {
    if (answer.done) form.current?.reset();
    else summary.current?.focus();
  }, [answer]);

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
      {feedback.message && <Refused {...feedback.message} />}
      {feedback.done && doneTitle && (
        <div role="status" className="mb-8">
          <Notice tone="good" title={doneTitle} />
        </div>
      )}
      <form ref={form} id={id} action={submit} onSubmit={onSubmit} noValidate className={className}>
        {children}
      </form>
    </FormContext>
  );
}

function completed(errors: FormFeedback["errors"], labels: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, text]) => [name, text.replace("{label}", () => labels[name] ?? name)]),
  );
}

function Refused({ tone, title, text, link }: NonNullable<FormFeedback["message"]>) {
  return (
    <div role="alert" className="mb-8">
      <Notice tone={tone} title={title}>
        {text && <p>{text}</p>}
        {link && (
          <a href={link.href} target="_blank" rel="noopener">
            {link.label}
          </a>
        )}
      </Notice>
    </div>
  );
}
