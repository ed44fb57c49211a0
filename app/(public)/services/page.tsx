import type { Metadata } from "next";
import { PublicShell } from "#components/layout/shell.tsx";
import { ServiceList } from "#components/service/service-list.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { openServices } from "#lib/queries/services.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../frame.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "services");
  return { title: t("title"), description: t("description") };
}

export default async function ServicesPage() {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "services");
  const services = await openServices(contextOf(await currentActor()), locale);
  return (
    <PublicShell frame={frame} path={paths.services} current="services">
      <PageHeading title={t("title")} lead={t("lead")} />
      {services.length > 0 ? (
        <ServiceList services={services} locale={locale} heading="h2" />
      ) : (
        <EmptyState title={t("emptyTitle")} text={t("emptyText", { hotline: frame.site.hotline })} />
      )}
    </PublicShell>
  );
}
