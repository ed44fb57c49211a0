import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A row of filters or actions; put it in a GET form so that the state is in the address. */
export function Toolbar({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cx(
        "flex flex-wrap items-end gap-x-4 gap-y-3 rounded-lg border border-line bg-sunken p-4 [&>*]:min-w-0",
        className,
      )}
    >
      {children}
    </div>
  );
}
