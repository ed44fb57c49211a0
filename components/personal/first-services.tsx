import { EmptyState } from "#components/ui/empty-state.tsx";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Offered = {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly workingDays: number;
};

/** A personal centre without anything in it offers what one can begin with. */
export function FirstServices({ services, locale }: { services: readonly Offered[]; locale: Locale }) {
  const t = translator(locale, "personal");
  return (
    <EmptyState title={t("emptyTitle")} text={t("emptyText")}>
      <ul className="mt-4 grid w-full gap-4 text-left sm:grid-cols-2 lg:grid-cols-3 large:grid-cols-1">
        {services.map(({ code, name, summary, workingDays }) => (
          <li key={code} className="status-card">
            <h2 className="font-display text-xl">
              <a href={paths.apply(code)} className="status-card-link">
                {name}
              </a>
            </h2>
            <p className="mt-1 text-sm text-muted">{summary}</p>
            {workingDays > 0 && (
              <p className="mt-3 text-sm font-medium text-primary">
                {t("emptyDays", { days: formatter(locale).workingDays(workingDays) })}
              </p>
            )}
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
