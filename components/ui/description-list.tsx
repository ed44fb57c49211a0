import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** Facts side by side: a term above its value, as many columns as fit. */
export function DescriptionList({
  items,
  className,
}: {
  items: readonly { readonly term: string; readonly value: ReactNode }[];
  className?: string;
}) {
  return (
    <dl className={cx("grid gap-x-8 gap-y-4 grid-cols-[repeat(auto-fit,minmax(min(11rem,100%),1fr))]", className)}>
      {items.map(({ term, value }) => (
        <div key={term} className="min-w-0">
          <dt className="text-sm text-muted">{term}</dt>
          <dd className="font-medium break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
