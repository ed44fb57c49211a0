import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** More, for those who want it. Works without JavaScript and prints open. */
export function Disclosure({
  summary,
  children,
  open,
  className,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  className?: string;
}) {
  return (
    <details open={open} className={cx("group", className)}>
      <summary className="inline-flex target items-center gap-2 font-medium text-primary hover:text-primary-strong">
        <ChevronDown aria-hidden className="size-5 flex-none transition-transform duration-200 group-open:rotate-180" />
        <span className="underline underline-offset-4">{summary}</span>
      </summary>
      <div className="border-l-4 border-line py-2 pl-5">{children}</div>
    </details>
  );
}
