import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** The one `h1` of a page, with the line above and the lead below it. */
export function PageHeading({
  title,
  above,
  lead,
  aside,
}: {
  title: ReactNode;
  above?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="max-w-4xl">
        {above && <p className="mb-1 font-medium text-muted">{above}</p>}
        <h1 className="font-display text-3xl">{title}</h1>
        {lead && <p className="mt-3 max-w-prose text-lg text-muted">{lead}</p>}
      </div>
      {aside}
    </div>
  );
}

/** A part of a page under its `h2`, which stands on the path. */
export function Section({
  title,
  id,
  aside,
  children,
  className,
}: {
  title: ReactNode;
  id?: string;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
}) {
  return (
    <section id={id} className={cx("mt-12 first:mt-0", className)}>
      <div className="mb-5 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="waymark font-display text-2xl">{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
