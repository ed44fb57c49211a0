import { ChevronLeft, ChevronRight } from "lucide-react";
import { buttonClasses } from "./button.tsx";

type PageLink = { readonly href: string; readonly label: string };

/** Earlier and later pages; null where there is none. */
export function Pagination({
  label,
  previous,
  next,
  position,
}: {
  label: string;
  previous: PageLink | null;
  next: PageLink | null;
  position?: string;
}) {
  if (!previous && !next) return null;
  return (
    <nav aria-label={label} className="mt-6 flex flex-wrap items-center justify-between gap-3">
      <span>
        {previous && (
          <a rel="prev" href={previous.href} className={buttonClasses("secondary")}>
            <ChevronLeft aria-hidden className="size-5" />
            {previous.label}
          </a>
        )}
      </span>
      {position && <span className="text-muted figures">{position}</span>}
      <span>
        {next && (
          <a rel="next" href={next.href} className={buttonClasses("secondary")}>
            {next.label}
            <ChevronRight aria-hidden className="size-5" />
          </a>
        )}
      </span>
    </nav>
  );
}
