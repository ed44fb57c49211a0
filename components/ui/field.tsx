import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** What every kind of field takes. `required` marks the field; the server decides whether an answer is there. */
export type FieldProps = {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Shown instead of the form's own error for this name. */
  error?: string | undefined;
  required?: boolean | undefined;
  className?: string;
};

type Frame = Pick<FieldProps, "label" | "hint" | "error" | "required" | "className"> & {
  id: string;
  children: ReactNode;
};

/** Label, hint and error around one control. */
export function Field({ id, label, hint, error, required, className, children }: Frame) {
  return (
    <div className={cx(fieldClasses(error), className)}>
      <label htmlFor={id} className="block w-fit font-medium">
        {label}
        {required && <RequiredMark />}
      </label>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="mt-1.5">{children}</div>
    </div>
  );
}

/** The same for a group of controls: a fieldset with a legend. */
export function FieldGroup({ id, label, hint, error, required, className, children }: Frame) {
  const describedBy = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <fieldset className={cx(fieldClasses(error), className)} aria-describedby={describedBy || undefined}>
      <legend className="font-medium">
        {label}
        {required && <RequiredMark />}
      </legend>
      {hint && <FieldHint id={id}>{hint}</FieldHint>}
      {error && <FieldError id={id}>{error}</FieldError>}
      <div className="mt-2">{children}</div>
    </fieldset>
  );
}

function fieldClasses(error: string | undefined): string {
  return cx("min-w-0", error && "border-l-4 border-bad pl-4");
}

function RequiredMark() {
  return (
    <span aria-hidden className="ml-1 text-bad">
      *
    </span>
  );
}

function FieldHint({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-hint`} className="text-sm text-muted">
      {children}
    </p>
  );
}

function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={`${id}-error`} className="mt-1 flex items-start gap-1.5 font-medium text-bad">
      <CircleAlert aria-hidden className="mt-1.5 size-4.5 flex-none" />
      {children}
    </p>
  );
}
