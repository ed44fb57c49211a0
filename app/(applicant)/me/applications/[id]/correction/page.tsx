import type { Metadata } from "next";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { AnswerForm } from "#components/personal/answer-form.tsx";
import { CorrectionItems } from "#components/personal/correction-items.tsx";
import { MaterialCorrections } from "#components/personal/material-corrections.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../../applicant-page.ts";
import { remove } from "../../../drafts/actions.ts";
import { outcomeOf } from "../../../upload-outcome.ts";
import { sendCorrection } from "../actions.ts";
import { ownPage } from "../own-application.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("correction.title"));
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Each point with its problem and advice, the files in question, a word, and the button that sends the answer. */
export default async function CorrectionPage({ params, searchParams }: Props) {
  const { frame, path, locale, application } = await ownPage((await params).id, paths.correction);
  const { id, view, version, correction } = application;
  const asked = await searchParams;
  const t = translator(locale, "personal");
  const back = paths.myApplication(id);
  const shell = {
    frame,
    path,
    current: "me",
    breadcrumbs: [
      { href: paths.me, label: translator(locale, "personal")("title") },
      { href: back, label: view.number },
    ],
  };
  if (!correction) {
    return (
      <ApplicantShell {...shell}>
        <PageHeading above={view.serviceName} title={t("correction.none")} lead={t("correction.noneText")} />
        <LinkButton href={back}>{t("correction.back")}</LinkButton>
      </ApplicantShell>
    );
  }
  return (
    <ApplicantShell {...shell}>
      <PageHeading above={view.serviceName} title={t("correction.title")} lead={t("correction.lead")} />
      {correction.answerBy && (
        <p className="mb-6 text-lg font-medium">
          {t("correction.until", { date: formatter(locale).date(correction.answerBy) })}
        </p>
      )}
      {asked.upload === "removed" && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={translator(locale, "filing")("materials.removed")} />
        </div>
      )}
      <CorrectionItems correction={correction} locale={locale} />
      <MaterialCorrections
        applicationId={id}
        materials={correction.materials}
        operationIds={correction.materials.map(newOperationId)}
        outcomes={correction.materials.map(({ code }) => outcomeOf(code, { asked, problems: {}, locale }))}
        remove={remove}
        locale={locale}
      />
      <AnswerForm
        action={sendCorrection}
        hidden={{ applicationId: id, version: String(version) }}
        operationId={newOperationId()}
        remarkNeeded={correction.remarkNeeded}
        back={back}
        locale={locale}
      />
    </ApplicantShell>
  );
}
