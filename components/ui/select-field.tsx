"use client";
import { cx } from "./cx.ts";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

export type Option = { readonly value: string; readonly label: string };

/** `placeholder` is the first, empty choice. */
export function SelectField({
  name,
  label,
  hint,
  error,
  required,
  className,
  options,
  placeholder,
  defaultValue,
  autoComplete,
  compact,
}: FieldProps & {
  options: readonly Option[];
  placeholder?: string;
  defaultValue?: string | undefined;
  autoComplete?: string;
  compact?: boolean;
}) {
  const field = useField(name, { hint, error });
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <select
        {...field.aria}
        id={field.id}
        name={name}
        required={required}
        autoComplete={autoComplete}
        defaultValue={field.typed ?? defaultValue ?? ""}
        className={cx("control", compact ? "max-w-64" : "max-w-md")}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
