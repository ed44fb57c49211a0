"use client";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { FieldGroup, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

export type RadioOption = { readonly value: string; readonly label: ReactNode; readonly hint?: ReactNode };

/** One of a few. `look="card"` makes big targets, side by side where there is room. */
export function RadioField({
  name,
  label,
  hint,
  error,
  required,
  className,
  options,
  defaultValue,
  look = "plain",
}: FieldProps & {
  options: readonly RadioOption[];
  defaultValue?: string | undefined;
  look?: "plain" | "card";
}) {
  const field = useField(name, { hint, error });
  const chosen = field.typed ?? defaultValue;
  const card = look === "card";
  return (
    <FieldGroup
      id={field.id}
      label={label}
      hint={hint}
      error={field.error}
      required={required}
      className={className ?? ""}
    >
      <div className={card ? "grid gap-3 sm:grid-cols-2 large:grid-cols-1" : "grid gap-1"}>
        {options.map((option, index) => {
          // The error summary leads to the first choice.
          const id = index === 0 ? field.id : `${field.id}-${option.value}`;
          return (
            <label
              key={option.value}
              htmlFor={id}
              className={cx("flex gap-3", card ? "choice-card p-4" : "target py-2")}
            >
              <input
                type="radio"
                className="choice mt-0.5"
                id={id}
                name={name}
                value={option.value}
                required={required}
                aria-invalid={field.aria["aria-invalid"]}
                defaultChecked={chosen === option.value}
              />
              <span>
                <span className={card ? "font-medium" : ""}>{option.label}</span>
                {option.hint && <span className="block text-sm text-muted">{option.hint}</span>}
              </span>
            </label>
          );
        })}
      </div>
    </FieldGroup>
  );
}
