import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { StepDots } from "./step-dots.tsx";

export type ListedService = {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly issuer: string;
  /** Promised working days; 0 when nothing is promised. */
  readonly workingDays: number;
  readonly steps: number;
};

/** What one can apply for; the whole card leads to the service. */
export function ServiceList({
  services,
  locale,
  heading: Heading,
}: {
  services: readonly ListedService[];
  locale: Locale;
  heading: "h2" | "h3";
}) {
  const t = translator(locale, "services");
  return (
    <ul className="grid gap-4 md:grid-cols-2 lg:grid-cols-3 large:grid-cols-1">
      {services.map((service) => (
        <li key={service.code} className="status-card flex flex-col">
          <Heading className="font-display text-xl">
            <a href={paths.service(service.code)} className="status-card-link">
              {service.name}
            </a>
          </Heading>
          <p className="mt-1.5 mb-5 text-muted">{service.summary}</p>
          <div className="mt-auto border-t border-line pt-3.5 text-sm">
            <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 max-xs:flex-col max-xs:items-start">
              {service.workingDays > 0 && (
                <span className="font-medium text-primary">
                  {t("promise", { days: formatter(locale).workingDays(service.workingDays) })}
                </span>
              )}
              <span className="inline-flex items-center gap-2 text-muted">
                <StepDots steps={service.steps} />
                {t("stepCount", { steps: service.steps })}
              </span>
            </p>
            <p className="mt-0.5 text-muted">{service.issuer}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
