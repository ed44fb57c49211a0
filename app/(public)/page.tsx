import type { Metadata } from "next";
import { Opening } from "#components/layout/opening.tsx";
import { PublicShell } from "#components/layout/shell.tsx";
import { ServiceList } from "#components/service/service-list.tsx";
import { Card } from "#components/ui/card.tsx";
import { Section } from "#components/ui/headings.tsx";
import { currentActor } from "#lib/auth/actor.ts";
import { contextOf } from "#lib/auth/operation-context.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { openServices } from "#lib/queries/services.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../frame.ts";
import { LookUpForm } from "./track/look-up-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { description: translator(locale, "home")("description") };
}

export default async function HomePage() {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "home");
  const services = await openServices(contextOf(await currentActor()), locale);
  const opening = (
    <Opening title={t("title")} lead={t("lead")}>
      <Card as="section" className="shadow-raised">
        <h2 className="sr-only">{t("formTitle")}</h2>
        <LookUpForm locale={locale} />
      </Card>
    </Opening>
  );
  return (
    <PublicShell frame={frame} path={paths.home} current="home" opening={opening}>
      {services.length > 0 && (
        <Section title={t("servicesTitle")} aside={<a href={paths.services}>{t("allServices")}</a>}>
          <ServiceList services={services} locale={locale} heading="h3" />
        </Section>
      )}
      <Section title={t("howTitle")}>
        <HowItWorks locale={locale} />
      </Section>
    </PublicShell>
  );
}

const steps = ["read", "file", "follow", "correct", "receive"] as const;

function HowItWorks({ locale }: { locale: Locale }) {
  const t = translator(locale, "home");
  return (
    <div className="@container">
      <ol className="standard:@min-[58rem]:way-across">
        {steps.map((step, index) => (
          <li key={step} className="station station-waiting">
            <span aria-hidden="true" className="stage-node">
              {index + 1}
            </span>
            <div className="min-w-0">
              <h3 className="text-lg">{t(`how.${step}.title`)}</h3>
              <p className="mt-1 text-muted">{t(`how.${step}.text`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
