import type { ReactNode } from "react";

/** Distant hills in 黛青 and a path that climbs through them to the light. Decoration only. */
export function PathScene({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 1440 480" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" className={className}>
      <circle cx="1130" cy="150" r="112" className="fill-lamp" opacity="0.16" />
      <circle cx="1130" cy="150" r="74" className="fill-lamp" opacity="0.28" />
      <circle cx="1130" cy="150" r="42" className="fill-lamp" />
      <path
        className="fill-hill-1"
        d="M0 372 C150 330 250 352 380 322 S610 262 742 276 C860 288 930 214 1010 196 S1160 208 1240 176 1370 128 1440 150 V480 H0Z"
      />
      <path
        className="fill-hill-2"
        d="M0 420 C160 396 300 410 450 384 S700 356 830 346 C930 338 990 282 1080 272 S1260 292 1440 226 V480 H0Z"
      />
      <path
        className="fill-hill-3"
        opacity="0.9"
        d="M0 456 C220 436 420 452 620 430 S930 412 1040 380 1240 352 1440 338 V480 H0Z"
      />
      <ScenePath />
    </svg>
  );
}

/** The walked part is a line with stations; what lies ahead is stepping stones. */
function ScenePath() {
  return (
    <g fill="none" strokeLinecap="round">
      <path
        d="M700 480 C790 470 1010 462 1030 430 S900 398 940 372 1090 356 1100 326"
        className="stroke-surface"
        strokeWidth="9"
      />
      <path
        d="M1100 326 C1108 300 1040 292 1062 268 S1128 250 1130 222"
        className="stroke-surface"
        strokeWidth="6"
        strokeDasharray="0.5 14"
      />
      <g className="fill-surface stroke-primary" strokeWidth="5">
        <circle cx="938" cy="466" r="10" />
        <circle cx="928" cy="390" r="9" />
      </g>
      <circle cx="1100" cy="328" r="22" className="fill-lamp" opacity="0.4" />
      <circle cx="1100" cy="328" r="10" className="fill-lamp stroke-primary" strokeWidth="5" />
    </g>
  );
}

/** The opening of the public site: words and the first task on the left, the scene behind. */
export function Opening({
  title,
  lead,
  children,
}: {
  title: string;
  lead: string;
  children: ReactNode;
}) {
  return (
    <div className="relative isolate overflow-hidden">
      <PathScene className="absolute inset-x-0 bottom-0 -z-10 h-full w-full max-lg:h-64" />
      <div className="mx-auto grid w-full max-w-page gap-8 px-4 pt-8 pb-72 sm:px-6 lg:grid-cols-[minmax(0,34rem)_1fr] lg:pt-14 lg:pb-24 large:grid-cols-1">
        <div>
          <h1 className="font-display text-4xl text-balance">{title}</h1>
          <p className="mt-3 text-lg text-muted">{lead}</p>
          <div className="mt-7">{children}</div>
        </div>
      </div>
    </div>
  );
}
