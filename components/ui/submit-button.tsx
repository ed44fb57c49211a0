"use client";
import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { type ButtonLook, type ButtonSize, buttonClasses } from "./button.tsx";

/** Says that the form is on its way and cannot be pressed twice. With `name` and `value` it is one of several. */
export function SubmitButton({
  children,
  pendingLabel,
  look,
  size,
  name,
  value,
  className,
}: {
  children: ReactNode;
  pendingLabel: string;
  look?: ButtonLook;
  size?: ButtonSize;
  name?: string;
  value?: string;
  className?: string;
}) {
  const { pending, data } = useFormStatus();
  const pressed = pending && (name === undefined || data.get(name) === value);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending || undefined}
      className={buttonClasses(look, size, className)}
    >
      <span aria-live="polite">{pressed ? pendingLabel : children}</span>
    </button>
  );
}
