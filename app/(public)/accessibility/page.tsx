import type { Metadata } from "next";
import { PublicShell } from "#components/layout/shell.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { grantMinutes } from "#lib/auth/lookup-grant.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../frame.ts";
import { BulletList } from "../bullet-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "about");
  return { title: t("accessibility.title"), description: t("accessibility.description") };
}

const ways = ["keyboard", "reader", "large", "zoom", "colours", "motion", "script", "paper"] as const;

export default async function AccessibilityPage() {
  const frame = await requestFrame();
  const { locale } = frame.preferences;
  const t = translator(locale, "about");
  const { hotline } = frame.site;
  return (
    <PublicShell frame={frame} path={paths.accessibility}>
      <PageHeading title={t("accessibility.title")} lead={t("accessibility.lead")} />
      <div className="max-w-3xl">
        <Section title={t("accessibility.works.title")}>
          <BulletList items={ways.map((way) => t(`accessibility.works.${way}`))} />
        </Section>
        <Section title={t("accessibility.limits.title")}>
          <BulletList
            items={[
              t("accessibility.limits.files"),
              t("accessibility.limits.time", { minutes: grantMinutes }),
              t("accessibility.limits.assessment"),
            ]}
          />
        </Section>
        <Section title={t("accessibility.help.title")}>
          <p>
            {t.rich("accessibility.help.text", {
              hotline,
              hours: inLocale(frame.site.hours, locale),
              link: (words) => <a href={`tel:${hotline}`}>{words}</a>,
            })}
          </p>
        </Section>
      </div>
    </PublicShell>
  );
}
