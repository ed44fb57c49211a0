/** The mark: a path with three stations that climbs to a light. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden="true" className={className}>
      <rect width="48" height="48" rx="11" className="fill-primary" />
      <path
        d="M12 37.5 C30 37.5 33 31 24 26 S16 15.5 33.5 12"
        fill="none"
        className="stroke-on-primary"
        strokeWidth="4.25"
        strokeLinecap="round"
      />
      <circle cx="12" cy="37.5" r="4.75" className="fill-on-primary" />
      <circle cx="24" cy="26" r="4.75" className="fill-on-primary" />
      <circle cx="34.5" cy="12" r="9" className="fill-lamp" opacity="0.35" />
      <circle cx="34.5" cy="12" r="5.75" className="fill-lamp" />
    </svg>
  );
}

export function Logo({ name, tagline }: { name: string; tagline: string }) {
  return (
    <span className="flex items-center gap-3">
      <Mark className="size-11 flex-none" />
      <span className="leading-tight">
        <span className="block font-display text-2xl leading-tight text-ink">{name}</span>
        <span className="block text-sm leading-tight text-muted max-xs:hidden large:hidden">{tagline}</span>
      </span>
    </span>
  );
}
