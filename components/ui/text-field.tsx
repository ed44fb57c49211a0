"use client";
import type { InputHTMLAttributes } from "react";
import { cx } from "./cx.ts";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

type Input = Omit<InputHTMLAttributes<HTMLInputElement>, "name" | "className" | "required" | "id">;

/** How wide an answer is usually: the box says how much is expected. */
const widths = { full: "", medium: "max-w-md", short: "max-w-48" } as const;

/** One line of text. Give `type`, `inputMode` and `autoComplete` so that phones show the right keys. */
export function TextField({
  name,
  label,
  hint,
  error,
  required,
  className,
  width = "full",
  mono,
  defaultValue,
  ...rest
}: FieldProps & Input & { width?: keyof typeof widths; mono?: boolean }) {
  const field = useField(name, { hint, error });
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <input
        type="text"
        {...rest}
        {...field.aria}
        id={field.id}
        name={name}
        required={required}
        defaultValue={field.typed ?? defaultValue}
        className={cx("control", widths[width], mono && "font-mono figures tracking-wide")}
      />
    </Field>
  );
}
