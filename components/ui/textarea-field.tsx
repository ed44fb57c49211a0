"use client";
import type { TextareaHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

type Textarea = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "name" | "className" | "required" | "id">;

export function TextareaField({
  name,
  label,
  hint,
  error,
  required,
  className,
  rows = 4,
  defaultValue,
  ...rest
}: FieldProps & Textarea) {
  const field = useField(name, { hint, error });
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <textarea
        {...rest}
        {...field.aria}
        id={field.id}
        name={name}
        rows={rows}
        required={required}
        defaultValue={field.typed ?? defaultValue}
        className="control"
      />
    </Field>
  );
}
