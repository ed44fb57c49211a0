import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** What can be done next, the likeliest first: side by side, on a phone one under the other. */
export function ButtonRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      data-print="hide"
      className={cx("flex flex-wrap items-center gap-3 max-xs:flex-col max-xs:items-stretch", className)}
    >
      {children}
    </div>
  );
}
