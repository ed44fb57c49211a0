import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Tone } from "./tone.ts";

const colours: Record<Tone, string> = {
  neutral: "text-ink",
  primary: "text-primary",
  good: "text-good",
  attention: "text-attention",
  bad: "text-bad",
};

/** One figure that matters, with its name. `href` leads to what it counts. */
export function Stat({
  label,
  value,
  note,
  tone = "neutral",
  href,
}: {
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: Tone;
  href?: string;
}) {
  return (
    <div className="rounded-lg border border-line bg-surface px-5 py-4">
      <p className="text-sm text-muted">{href ? <a href={href}>{label}</a> : label}</p>
      <p className={cx("font-display text-3xl figures", colours[tone])}>{value}</p>
      {note && <p className="text-sm text-muted">{note}</p>}
    </div>
  );
}
