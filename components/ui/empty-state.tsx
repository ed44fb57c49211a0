import type { ReactNode } from "react";

/** Nothing here yet: says why, and what to do. */
export function EmptyState({ title, text, children }: { title: ReactNode; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="flex flex-col items-center gap-3 rounded-lg border border-dashed border-line-strong px-6 py-12 text-center">
      <svg viewBox="0 0 120 40" aria-hidden="true" className="h-10 w-30 text-hill-3">
        <path
          d="M8 30 C30 30 32 12 56 14 S88 30 112 10"
          fill="none"
          stroke="currentColor"
          strokeWidth="3"
          strokeDasharray="1 8"
          strokeLinecap="round"
        />
        <circle cx="8" cy="30" r="5" fill="currentColor" />
        <circle cx="112" cy="10" r="5" className="fill-lamp" />
      </svg>
      <p className="text-lg font-semibold">{title}</p>
      {text && <p className="max-w-prose text-muted">{text}</p>}
      {children}
    </div>
  );
}
