import type { ReactNode } from "react";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type SummaryRow = {
  readonly term: string;
  readonly value: ReactNode;
  /** `what` completes the link for those who hear it out of its row. */
  readonly action?: { readonly href: string; readonly label: string; readonly what?: string };
};

/** Questions and answers to check before sending, each with its way back. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="divide-y divide-line border-y border-line">
      {rows.map(({ term, value, action }) => (
        <div
          key={term}
          className="grid gap-x-6 gap-y-1 py-3.5 sm:grid-cols-[minmax(8rem,1fr)_2fr_auto] large:grid-cols-1"
        >
          <dt className="text-muted">{term}</dt>
          <dd className="min-w-0 font-medium break-words">{value}</dd>
          {action && (
            <dd>
              <a href={action.href} className="inline-flex min-h-6 items-center">
                {action.label}
                {action.what && <VisuallyHidden>{action.what}</VisuallyHidden>}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
