"use client";
import { CircleAlert } from "lucide-react";
import { cx } from "./cx.ts";
import type { FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

/** One box to tick: a declaration, a consent, an option. Its value is `on` unless given. */
export function CheckboxField({
  name,
  label,
  hint,
  error,
  required,
  className,
  value = "on",
  defaultChecked,
}: FieldProps & { value?: string; defaultChecked?: boolean }) {
  const field = useField(name, { hint, error });
  return (
    <div className={cx(field.error && "border-l-4 border-bad pl-4", className)}>
      {field.error && (
        <p id={`${field.id}-error`} className="mb-1 flex items-start gap-1.5 font-medium text-bad">
          <CircleAlert aria-hidden className="mt-1.5 size-4.5 flex-none" />
          {field.error}
        </p>
      )}
      <label htmlFor={field.id} className="flex target items-start gap-3 py-2">
        <input
          {...field.aria}
          type="checkbox"
          className="choice mt-0.5"
          id={field.id}
          name={name}
          value={value}
          required={required}
          defaultChecked={field.answered ? field.typed === value : defaultChecked}
        />
        <span>
          {label}
          {required && (
            <span aria-hidden className="ml-1 text-bad">
              *
            </span>
          )}
          {hint && (
            <span id={`${field.id}-hint`} className="block text-sm text-muted">
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  );
}
