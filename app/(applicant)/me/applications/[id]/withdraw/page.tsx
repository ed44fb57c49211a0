import type { Metadata } from "next";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ButtonRow } from "#components/ui/button-row.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../../applicant-page.ts";
import { withdraw } from "../actions.ts";
import { ownPage } from "../own-application.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("withdraw.title"));
}

/** Says what it means before it happens; where it cannot happen any more, says so. */
export default async function WithdrawPage({ params }: { params: Promise<{ id: string }> }) {
  const { frame, path, locale, application } = await ownPage((await params).id, paths.withdraw);
  const { id, view, version, mayWithdraw } = application;
  const t = translator(locale, "personal");
  const common = translator(locale, "common");
  const back = paths.myApplication(id);
  return (
    <ApplicantShell
      frame={frame}
      path={path}
      current="me"
      breadcrumbs={[
        { href: paths.me, label: translator(locale, "personal")("title") },
        { href: back, label: view.number },
      ]}
    >
      <PageHeading
        above={view.serviceName}
        title={t(mayWithdraw ? "withdraw.title" : "withdraw.notNowTitle")}
        lead={mayWithdraw ? t("withdraw.lead") : t("withdraw.notNow", { hotline: view.hotline })}
      />
      {mayWithdraw ? (
        <ActionForm action={withdraw} errorTitle={common("errorsTitle")} className="max-w-prose">
          <input type="hidden" name="applicationId" value={id} />
          <input type="hidden" name="version" value={version} />
          <OperationId fresh={newOperationId()} />
          <TextareaField name="remark" label={t("withdraw.reason")} hint={t("withdraw.reasonHint")} rows={3} />
          <ButtonRow className="mt-7">
            <SubmitButton look="danger" pendingLabel={t("withdraw.confirming")}>
              {t("withdraw.confirm")}
            </SubmitButton>
            <LinkButton href={back} look="secondary">
              {t("withdraw.keep")}
            </LinkButton>
          </ButtonRow>
        </ActionForm>
      ) : (
        <LinkButton href={back}>{t("correction.back")}</LinkButton>
      )}
    </ApplicantShell>
  );
}
