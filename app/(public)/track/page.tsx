import type { Metadata } from "next";
import { PublicShell } from "#components/layout/shell.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { grantMinutes } from "#lib/auth/lookup-grant.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../frame.ts";
import { LookUpForm } from "./look-up-form.tsx";
import { LookUpHelp } from "./look-up-help.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "track");
  return { title: t("title"), description: t("description") };
}

export default async function TrackPage({ searchParams }: { searchParams: Promise<{ ended?: string }> }) {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "track");
  const { ended } = await searchParams;
  return (
    <PublicShell frame={frame} path={paths.track} current="track">
      <PageHeading title={t("title")} lead={t("lead")} />
      <div className="grid gap-x-12 items-start gap-y-10 lg:grid-cols-[minmax(0,34rem)_minmax(0,1fr)] large:grid-cols-1">
        <Card>
          <LookUpForm locale={locale} initial={ended === undefined ? {} : resultEnded(locale)} />
        </Card>
        <LookUpHelp hotline={frame.site.hotline} locale={locale} />
      </div>
    </PublicShell>
  );
}

function resultEnded(locale: Locale): FormState {
  const t = translator(locale, "track");
  return { message: { tone: "attention", title: t("ended"), text: t("endedText", { minutes: grantMinutes }) } };
}
