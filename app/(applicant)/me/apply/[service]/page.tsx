import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { paths } from "#lib/paths.ts";
import { draftCards } from "#lib/queries/applicant.ts";
import { type ServicePage, servicePage } from "#lib/queries/services.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { type ApplicantPage, applicantPage, titled } from "../../../applicant-page.ts";
import { begin } from "../../drafts/actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "filing")("title"));
}

type Props = { params: Promise<{ service: string }> };

/** What is needed, then a button: opening this page begins nothing. */
export default async function ApplyPage({ params }: Props) {
  const code = decodeURIComponent((await params).service);
  const page = await applicantPage(paths.apply(code));
  const { frame, locale, reading, owner } = page;
  const service = (await servicePage(reading, { code, locale })) ?? notFound();
  const draft = (await draftCards(reading, owner)).find(({ serviceCode }) => serviceCode === code);
  const t = translator(locale, "filing");
  return (
    <ApplicantShell
      frame={frame}
      path={page.path}
      breadcrumbs={[
        { href: paths.me, label: translator(locale, "personal")("title") },
        { href: paths.service(code), label: service.name },
      ]}
    >
      <PageHeading above={t("begin.above")} title={service.name} lead={service.summary} />
      {draft ? <Resume page={page} draft={draft} /> : <Begin service={service} locale={locale} />}
      <Needed service={service} locale={locale} />
    </ApplicantShell>
  );
}

function Begin({ service, locale }: { service: ServicePage; locale: Locale }) {
  const t = translator(locale, "filing");
  return (
    <ActionForm action={begin} errorTitle={translator(locale, "common")("errorsTitle")}>
      <input type="hidden" name="serviceCode" value={service.code} />
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <SubmitButton size="big" pendingLabel={t("begin.starting")}>
          {t("begin.start")}
        </SubmitButton>
        <p className="text-muted">{promise(service, locale)}</p>
      </div>
    </ActionForm>
  );
}

function promise({ steps, workingDays }: ServicePage, locale: Locale): string {
  const t = translator(locale, "filing");
  if (workingDays === 0) return t("begin.promiseUntimed", { steps });
  return t("begin.promise", { steps, days: formatter(locale).workingDays(workingDays) });
}

function Resume({ page, draft }: { page: ApplicantPage; draft: { id: string; updatedAt: string } }) {
  const { locale } = page;
  const t = translator(locale, "filing");
  return (
    <Notice title={t("begin.resumeTitle")}>
      <p>{t("begin.resumeText", { time: formatter(locale).dateTime(draft.updatedAt) })}</p>
      <p className="mt-3 flex flex-wrap gap-3">
        <LinkButton href={paths.resumeDraft(draft.id)}>{t("begin.resume")}</LinkButton>
        <LinkButton href={paths.discardDraft(draft.id)} look="secondary">
          {t("discard.title")}
        </LinkButton>
      </p>
    </Notice>
  );
}

function Needed({ service, locale }: { service: ServicePage; locale: Locale }) {
  const t = translator(locale, "filing");
  if (service.materials.length === 0) return <p className="mt-8">{t("begin.needNothing")}</p>;
  return (
    <Section title={t("begin.needTitle")} className="mt-12">
      <p className="mb-5 max-w-prose">{t("begin.needLead")}</p>
      <ul className="grid gap-3 md:grid-cols-2 large:grid-cols-1">
        {service.materials.map(({ code, name, hint, required }) => (
          <Card key={code} as="li" className="sm:p-5">
            <p className="font-semibold">{name}</p>
            <p className="text-muted">
              {!required && <span className="mr-2 font-medium">{t("materials.optional")}</span>}
              {hint}
            </p>
          </Card>
        ))}
      </ul>
      <p className="mt-5">
        <a href={paths.service(service.code)}>{t("begin.more")}</a>
      </p>
    </Section>
  );
}
