"use client";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

/** A calendar day as `YYYY-MM-DD`; `min` and `max` likewise. */
export function DateField({
  name,
  label,
  hint,
  error,
  required,
  className,
  defaultValue,
  min,
  max,
  autoComplete,
}: FieldProps & { defaultValue?: string | undefined; min?: string; max?: string; autoComplete?: string }) {
  const field = useField(name, { hint, error });
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <input
        {...field.aria}
        type="date"
        id={field.id}
        name={name}
        required={required}
        min={min}
        max={max}
        autoComplete={autoComplete}
        defaultValue={field.typed ?? defaultValue}
        className="control max-w-56 figures"
      />
    </Field>
  );
}
