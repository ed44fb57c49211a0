import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { currentSession } from "#lib/auth/session.ts";
import { sessionLimits } from "#lib/auth/session-rules.ts";
import { paths } from "#lib/paths.ts";
import { ownAccount } from "#lib/queries/own-account.ts";
import { formatter } from "#lib/text/format.ts";
import { translator } from "#lib/text/translator.ts";
import { applicantPage, titled } from "../../applicant-page.ts";
import { Outcome } from "../outcome.tsx";
import { endOthers } from "./actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("account.title"));
}

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

export default async function AccountPage({ searchParams }: Props) {
  const { frame, locale, reading, owner } = await applicantPage(paths.myAccount);
  const session = (await currentSession()) ?? notFound();
  const idleSince = new Date(reading.now.getTime() - sessionLimits.applicant.idle);
  const account = await ownAccount(reading, { ...owner, sessionId: session.id, idleSince });
  const t = translator(locale, "personal");
  const facts = [
    { term: t("account.name"), value: account.name },
    { term: t("account.mobile"), value: account.maskedMobile ?? t("account.none") },
    { term: t("account.email"), value: account.maskedEmail ?? t("account.none") },
    { term: t("account.registeredOn"), value: formatter(locale).date(account.createdAt) },
  ];
  return (
    <ApplicantShell frame={frame} path={paths.myAccount} current="account">
      <Outcome notice={(await searchParams).notice} locale={locale} />
      <PageHeading title={t("account.title")} lead={t("account.lead")} />
      <Section title={t("account.details")}>
        <Card>
          <DescriptionList items={facts} />
        </Card>
        <p className="mt-4 text-muted">{t("account.changeHint", { hotline: frame.site.hotline })}</p>
      </Section>
      <Section title={t("account.sessionsTitle")}>
        {account.otherSessions === 0 ? (
          <p>{t("account.sessionsNone")}</p>
        ) : (
          <>
            <p className="mb-5 max-w-prose">{t("account.sessionsCount", { count: account.otherSessions })}</p>
            <ActionForm action={endOthers} errorTitle={translator(locale, "common")("errorsTitle")}>
              <SubmitButton look="secondary" pendingLabel={t("account.ending")}>
                {t("account.endOthers")}
              </SubmitButton>
            </ActionForm>
          </>
        )}
      </Section>
    </ApplicantShell>
  );
}
