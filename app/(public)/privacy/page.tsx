import type { Metadata } from "next";
import type { ReactNode } from "react";
import type { Frame } from "#components/layout/frame.ts";
import { PublicShell } from "#components/layout/shell.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { SummaryList } from "#components/ui/summary-list.tsx";
import { grantMinutes } from "#lib/auth/lookup-grant.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { type Translate, translator } from "#lib/text/translator.ts";
import { requestFrame } from "../../frame.ts";
import { BulletList } from "../bullet-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  const t = translator(locale, "about");
  return { title: t("privacy.title"), description: t("privacy.description") };
}

const collected = ["account", "application", "record", "lookUp", "security"] as const;
const kept = ["application", "draft", "session", "attempts"] as const;

type Words = Translate<"about">;

export default async function PrivacyPage() {
  const frame = await requestFrame();
  const t = translator(frame.preferences.locale, "about");
  return (
    <PublicShell frame={frame} path={paths.privacy}>
      <PageHeading title={t("privacy.title")} lead={t("privacy.lead")} />
      <div className="max-w-3xl">
        <Responsible frame={frame} t={t} />
        <WhatIsKept t={t} />
        <Section title={t("privacy.cookies.title")}>
          <p className="mb-4">{t("privacy.cookies.lead")}</p>
          <SummaryList rows={cookiesOf(t)} />
        </Section>
        <Rights frame={frame} t={t} />
        <Section title={t("privacy.changes.title")}>
          <p>{t("privacy.changes.text")}</p>
        </Section>
      </div>
    </PublicShell>
  );
}

function Responsible({ frame: { site, preferences }, t }: { frame: Frame; t: Words }) {
  const { hotline } = site;
  const organiser = inLocale(site.organiser, preferences.locale);
  const hours = inLocale(site.hours, preferences.locale);
  return (
    <Section title={t("privacy.who.title")}>
      <p>{t.rich("privacy.who.text", { organiser, hotline, hours, link: callTo(hotline) })}</p>
    </Section>
  );
}

function WhatIsKept({ t }: { t: Words }) {
  return (
    <>
      <Section title={t("privacy.what.title")}>
        <SummaryList
          rows={collected.map((key) => ({ term: t(`privacy.what.${key}Term`), value: t(`privacy.what.${key}`) }))}
        />
      </Section>
      <Section title={t("privacy.basis.title")}>
        <p>{t("privacy.basis.text")}</p>
      </Section>
      <Section title={t("privacy.protection.title")}>
        <BulletList
          items={[
            t("privacy.protection.encrypted"),
            t("privacy.protection.audited"),
            t("privacy.protection.noThirdParty"),
          ]}
        />
      </Section>
      <Section title={t("privacy.readers.title")}>
        <BulletList items={[t("privacy.readers.staff"), t("privacy.readers.holder"), t("privacy.readers.nobody")]} />
      </Section>
      <Section title={t("privacy.keeping.title")}>
        <SummaryList
          rows={kept.map((key) => ({ term: t(`privacy.keeping.${key}Term`), value: t(`privacy.keeping.${key}`) }))}
        />
      </Section>
    </>
  );
}

function Rights({ frame: { site }, t }: { frame: Frame; t: Words }) {
  return (
    <Section title={t("privacy.rights.title")}>
      <div className="space-y-3">
        <p>{t.rich("privacy.rights.text", { hotline: site.hotline, link: callTo(site.hotline) })}</p>
        <p>{t("privacy.rights.minors")}</p>
        <p>{t("privacy.rights.complain")}</p>
      </div>
    </Section>
  );
}

function cookiesOf(t: Words) {
  return [
    { term: t("privacy.cookies.sessionTerm"), value: t("privacy.cookies.session") },
    { term: t("privacy.cookies.lookUpTerm"), value: t("privacy.cookies.lookUp", { minutes: grantMinutes }) },
    { term: t("privacy.cookies.deviceTerm"), value: t("privacy.cookies.device") },
    { term: t("privacy.cookies.displayTerm"), value: t("privacy.cookies.display") },
  ];
}

function callTo(hotline: string) {
  return (words: ReactNode) => <a href={`tel:${hotline}`}>{words}</a>;
}
