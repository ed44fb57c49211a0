"use client";
import type { InputHTMLAttributes } from "react";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

type File = Pick<InputHTMLAttributes<HTMLInputElement>, "accept" | "multiple" | "capture">;

/** Say the allowed types and the size in `hint`, before the button. */
export function FileField({ name, label, hint, error, required, className, ...rest }: FieldProps & File) {
  const field = useField(name, { hint, error });
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <input
        {...rest}
        {...field.aria}
        type="file"
        id={field.id}
        name={name}
        required={required}
        className="control max-w-2xl"
      />
    </Field>
  );
}
