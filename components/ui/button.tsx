import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { cx } from "./cx.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "big";

const base =
  "inline-flex target items-center justify-center gap-2 rounded-md border text-center font-medium no-underline " +
  "transition-colors duration-150 ease-calm aria-disabled:opacity-60 disabled:opacity-60";

const looks: Record<ButtonLook, string> = {
  primary: "border-transparent bg-primary text-on-primary hover:bg-primary-strong hover:text-on-primary",
  secondary: "border-line-strong bg-surface text-primary hover:border-primary hover:bg-primary-soft",
  quiet: "border-transparent text-primary underline underline-offset-4 hover:bg-primary-soft",
  danger: "border-transparent bg-bad text-on-bad hover:brightness-90 hover:text-on-bad",
};

const sizes: Record<ButtonSize, string> = {
  small: "px-3 py-1 text-sm",
  normal: "px-5 py-2",
  big: "min-h-13 px-7 py-2.5 text-lg",
};

export function buttonClasses(look: ButtonLook = "primary", size: ButtonSize = "normal", more?: string): string {
  return cx(base, looks[look], sizes[size], more);
}

type Look = { look?: ButtonLook; size?: ButtonSize };

export function Button({
  look,
  size,
  className,
  type = "button",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look) {
  return <button {...rest} type={type} className={buttonClasses(look, size, className)} />;
}

/** A link that leads to the next step and looks like a button. */
export function LinkButton({
  look,
  size,
  className,
  href,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & Look & { href: string }) {
  return <a {...rest} href={href} className={buttonClasses(look, size, className)} />;
}
