import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { type Tone, toneClasses } from "./tone.ts";

const icons: Record<Tone, typeof Info> = {
  neutral: Info,
  primary: Info,
  good: CircleCheck,
  attention: TriangleAlert,
  bad: CircleAlert,
};

/** A message within a page. The icon and the words carry the meaning; the colour only helps. */
export function Notice({
  tone = "primary",
  title,
  children,
  className,
}: {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const Icon = icons[tone];
  return (
    <div className={cx("flex gap-3 rounded-md border p-4", toneClasses[tone], className)}>
      <Icon aria-hidden className="mt-1 size-5.5 flex-none" />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  );
}
