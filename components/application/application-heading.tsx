import type { ReactNode } from "react";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Seal } from "#components/ui/seal.tsx";
import type { ApplicationView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { StatusBadge } from "./status-badge.tsx";

type Shown = Pick<ApplicationView, "number" | "serviceName" | "issuer" | "status" | "submittedAt">;

/** The `h1` of an application's page: what it is, its number, how it stands. `aside` holds actions such as printing. */
export function ApplicationHeading({ view, locale, aside }: { view: Shown; locale: Locale; aside?: ReactNode }) {
  const t = translator(locale, "application");
  const common = translator(locale, "common");
  return (
    <div className="mb-8 flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
      <div className="min-w-0">
        <p className="text-muted">{view.issuer}</p>
        <h1 className="font-display text-3xl">{view.serviceName}</h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <StatusBadge status={view.status} locale={locale} />
          <span>
            <span className="text-muted">{t("number")} </span>
            <span className="font-mono font-semibold tracking-wide whitespace-nowrap figures">{view.number}</span>
            <CopyButton text={view.number} label={common("copy")} doneLabel={common("copied")} />
          </span>
          <span className="text-muted">{t("submittedOn", { date: formatter(locale).date(view.submittedAt) })}</span>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-5">
        {aside}
        {view.status === "completed" && <Seal text={t("seal.completed")} className="text-4xl" />}
      </div>
    </div>
  );
}
