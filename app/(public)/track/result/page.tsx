import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ApplicationHeading } from "#components/application/application-heading.tsx";
import { AsOf } from "#components/application/as-of.tsx";
import { ProgressBar } from "#components/application/progress-bar.tsx";
import { StageCards } from "#components/application/stage-card.tsx";
import { StageTrack } from "#components/application/stage-track.tsx";
import { Timeline } from "#components/application/timeline.tsx";
import { WhoseTurn } from "#components/application/whose-turn.tsx";
import { PublicShell } from "#components/layout/shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { Section } from "#components/ui/headings.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { lookupGrant } from "#lib/auth/lookup-grant.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import type { ApplicationView } from "#lib/domain/view.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { publicResult } from "#lib/queries/public-result.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../../frame.ts";
import { CloseResult } from "./close-result.tsx";

/** The title goes into the browser's history, so it names no number. */
export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: translator(locale, "track")("result.title"), robots: { index: false, follow: false } };
}

export default async function ResultPage() {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "track");
  const common = translator(locale, "common");
  const view = await grantedResult(locale);
  return (
    <PublicShell
      frame={frame}
      path={paths.trackResult}
      current="track"
      breadcrumbs={[
        { href: paths.home, label: common("home") },
        { href: paths.track, label: t("title") },
      ]}
    >
      <ApplicationHeading view={view} locale={locale} />
      <div className="space-y-6">
        <Card as="section">
          <h2 className="sr-only">{t("result.progress")}</h2>
          <ProgressBar progress={view.progress} locale={locale} />
          <div className="mt-8">
            <StageTrack stages={view.stages} locale={locale} />
          </div>
        </Card>
        <WhoseTurn view={view} locale={locale}>
          {view.progress.turn === "applicant" && <LinkButton href={paths.me}>{t("result.correct")}</LinkButton>}
        </WhoseTurn>
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
          <AsOf at={view.asOf} locale={locale} />
          <PrintButton label={common("print")} />
        </div>
      </div>
      <Section title={t("result.stages")}>
        <p className="mb-4 text-muted print:hidden">{t("result.stagesLead")}</p>
        <StageCards stages={view.stages} locale={locale} />
      </Section>
      <Section title={t("result.record")}>
        <Timeline entries={view.timeline} locale={locale} audience="visitor" />
      </Section>
      <CloseResult viewer={frame.viewer} locale={locale} />
    </PublicShell>
  );
}

async function grantedResult(locale: Locale): Promise<ApplicationView> {
  const grant = await lookupGrant();
  const { clock, ...context } = contextOf(await currentActor());
  const view = grant && (await publicResult({ ...context, now: clock.now() }, { ...grant, locale }));
  return view ?? redirect(`${paths.track}?ended`);
}
