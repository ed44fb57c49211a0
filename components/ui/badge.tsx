import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { type Tone, toneClasses } from "./tone.ts";

/** A word or two about the state of a thing. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: Tone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-sm border px-2.5 py-0.5 text-sm font-medium whitespace-nowrap",
        toneClasses[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
