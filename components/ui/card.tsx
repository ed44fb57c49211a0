import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A sheet on the paper. `lit` marks the one card that matters most. */
export function Card({
  children,
  className,
  lit,
  as: Element = "div",
}: {
  children: ReactNode;
  className?: string;
  lit?: boolean;
  as?: "div" | "section" | "article" | "li";
}) {
  return (
    <Element
      className={cx(
        "rounded-lg border bg-surface p-5 sm:p-7",
        lit ? "border-primary shadow-raised" : "border-line",
        className,
      )}
    >
      {children}
    </Element>
  );
}
