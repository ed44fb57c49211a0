import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { Crumb } from "./frame.ts";

/** The way from the front door to this page; the page itself is named by its heading. */
export function Breadcrumbs({ crumbs, locale }: { crumbs: readonly Crumb[]; locale: Locale }) {
  if (crumbs.length === 0) return null;
  const t = translator(locale, "common");
  return (
    <nav aria-label={t("breadcrumbs")} className="breadcrumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
