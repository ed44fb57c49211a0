import type { Metadata } from "next";
import { ApplicationHeading } from "#components/application/application-heading.tsx";
import { AsOf } from "#components/application/as-of.tsx";
import { ProgressBar } from "#components/application/progress-bar.tsx";
import { StageCards } from "#components/application/stage-card.tsx";
import { StageTrack } from "#components/application/stage-track.tsx";
import { Timeline } from "#components/application/timeline.tsx";
import { WhoseTurn } from "#components/application/whose-turn.tsx";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { CorrectionPanel } from "#components/personal/correction-panel.tsx";
import { FiledContent } from "#components/personal/filed-content.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Section } from "#components/ui/headings.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../applicant-page.ts";
import { Outcome } from "../../outcome.tsx";
import { ownPage } from "./own-application.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("application.title"));
}

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ notice?: string | string[] }> };

export default async function ApplicationPage({ params, searchParams }: Props) {
  const { frame, path, locale, application } = await ownPage((await params).id, paths.myApplication);
  const { id, view, correction, mayWithdraw } = application;
  const t = translator(locale, "personal");
  const words = translator(locale, "application");
  const common = translator(locale, "common");
  return (
    <ApplicantShell
      frame={frame}
      path={path}
      current="me"
      breadcrumbs={[{ href: paths.me, label: translator(locale, "personal")("title") }]}
    >
      <Outcome notice={(await searchParams).notice} locale={locale} />
      <ApplicationHeading
        view={view}
        locale={locale}
        aside={
          <p className="flex flex-wrap gap-3" data-print="hide">
            <LinkButton href={paths.receipt(id)} look="secondary">
              {t("application.receipt")}
            </LinkButton>
            <PrintButton label={common("print")} />
          </p>
        }
      />
      {correction ? (
        <CorrectionPanel correction={correction} href={paths.correction(id)} locale={locale} />
      ) : (
        <WhoseTurn view={view} locale={locale} />
      )}
      <Card className="mt-6">
        <ProgressBar progress={view.progress} locale={locale} />
        <div className="mt-8">
          <StageTrack stages={view.stages} locale={locale} />
        </div>
        <div className="mt-6">
          <AsOf at={view.asOf} locale={locale} />
        </div>
      </Card>
      <Section title={words("stagesTitle")}>
        <StageCards stages={view.stages} locale={locale} />
      </Section>
      <Section title={words("record")}>
        <Timeline entries={view.timeline} locale={locale} audience="applicant" />
      </Section>
      <Section title={t("application.filedTitle")} id="filed">
        <FiledContent {...application} hotline={view.hotline} locale={locale} />
      </Section>
      {mayWithdraw && (
        <p className="mt-12 border-t border-line pt-6" data-print="hide">
          <LinkButton href={paths.withdraw(id)} look="secondary">
            {t("application.withdraw")}
          </LinkButton>
        </p>
      )}
    </ApplicantShell>
  );
}
