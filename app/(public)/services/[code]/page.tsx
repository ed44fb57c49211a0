import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { PublicShell } from "#components/layout/shell.tsx";
import { MaterialList } from "#components/service/material-list.tsx";
import { StagePath } from "#components/service/stage-path.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { servicePage } from "#lib/queries/services.ts";
import type { Locale } from "#lib/text/locale.ts";
import { sentences } from "#lib/text/sentences.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../../frame.ts";
import { StartCard } from "./start-card.tsx";
import { WhatIf } from "./what-if.tsx";

type Props = { params: Promise<{ code: string }> };

const askedService = cache(async (code: string, locale: Locale) => {
  const service = await servicePage(contextOf(await currentActor()), { code, locale });
  return service ?? notFound();
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const service = await askedService((await params).code, locale);
  return { title: service.name, description: service.summary };
}

export default async function ServicePage({ params }: Props) {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "services");
  const service = await askedService((await params).code, locale);
  const conditional = service.stages.some((stage) => stage.conditional);
  const home = { href: paths.home, label: translator(locale, "common")("home") };
  return (
    <PublicShell
      frame={frame}
      path={paths.service(service.code)}
      current="services"
      breadcrumbs={[home, { href: paths.services, label: t("title") }]}
    >
      <PageHeading title={service.name} lead={service.summary} />
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem] large:grid-cols-1">
        <div className="lg:order-2 large:order-none">
          <StartCard service={service} viewer={frame.viewer} locale={locale} />
        </div>
        <div className="min-w-0">
          <Section title={t("materialsTitle")}>
            {service.materials.length > 0 ? (
              <>
                <p className="mb-4">{t("materialsLead")}</p>
                <MaterialList materials={service.materials} locale={locale} />
              </>
            ) : (
              <p>{t("noMaterials")}</p>
            )}
          </Section>
          <Section title={t("stagesTitle")}>
            <p className="mb-5">{sentences(locale, t("stagesLead"), conditional && t("conditionalLead"))}</p>
            <StagePath stages={service.stages} locale={locale} />
          </Section>
          <Section title={t("casesTitle")}>
            <WhatIf hotline={service.hotline || frame.site.hotline} locale={locale} />
          </Section>
        </div>
      </div>
    </PublicShell>
  );
}
