"use client";
import { type InputHTMLAttributes, useState } from "react";
import { buttonClasses } from "./button.tsx";
import { Field, type FieldProps } from "./field.tsx";
import { useField } from "./form-context.tsx";

type Input = Pick<InputHTMLAttributes<HTMLInputElement>, "autoComplete">;

/** A password with a button to see what was typed; the button needs JavaScript and is absent without it. */
export function PasswordField({
  name,
  label,
  hint,
  error,
  required,
  className,
  showLabel,
  hideLabel,
  autoComplete,
}: FieldProps & Input & { showLabel: string; hideLabel: string }) {
  const field = useField(name, { hint, error });
  const [shown, setShown] = useState(false);
  return (
    <Field id={field.id} label={label} hint={hint} error={field.error} required={required} className={className ?? ""}>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <input
          {...field.aria}
          type={shown ? "text" : "password"}
          id={field.id}
          name={name}
          required={required}
          autoComplete={autoComplete}
          autoCapitalize="none"
          spellCheck={false}
          className="control min-w-0 flex-1 basis-56"
        />
        <button
          type="button"
          aria-controls={field.id}
          onClick={() => setShown(!shown)}
          className={buttonClasses("quiet", "small", "script-only")}
        >
          {shown ? hideLabel : showLabel}
        </button>
      </div>
    </Field>
  );
}
