import type { Metadata } from "next";
import { StaffShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { revealsPerDay } from "#lib/operations/reveal-id-number.ts";
import { paths } from "#lib/paths.ts";
import { revealPurposes } from "#lib/schemas/reveal.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../../staff-page.ts";
import { openCase } from "../open-case.ts";
import { reveal } from "./actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "staff")("reveal.title"));
}

/** Asks what for before the whole ID number is shown, once. */
export default async function IdNumberPage({ params }: { params: Promise<{ id: string }> }) {
  const { frame, path, locale, id, page } = await openCase((await params).id, paths.staffIdNumber);
  const t = translator(locale, "staff");
  const common = translator(locale, "common");
  const { view, person, actions } = page;
  const back = { href: paths.staffCase(id), label: view.number };
  const labels = { purpose: t("reveal.purpose"), explanation: t("reveal.explanation") };
  return (
    <StaffShell
      frame={frame}
      path={path}
      current="queue"
      breadcrumbs={[{ href: paths.staff, label: t("title") }, back]}
    >
      <PageHeading
        above={`${view.serviceName} · ${person.name} · ${person.maskedIdNumber}`}
        title={t("reveal.title")}
        lead={t("reveal.lead", { count: revealsPerDay })}
      />
      {actions.responsible ? (
        <ActionForm
          action={reveal}
          errorTitle={common("errorsTitle")}
          labels={labels}
          className="max-w-prose space-y-6"
        >
          <input type="hidden" name="applicationId" value={id} />
          <RadioField
            name="purpose"
            label={labels.purpose}
            options={revealPurposes.map((value) => ({ value, label: t(`reveal.purposes.${value}`) }))}
            required
          />
          <TextField name="explanation" label={labels.explanation} hint={t("reveal.explanationHint")} maxLength={200} />
          <p className="flex flex-wrap gap-3">
            <SubmitButton pendingLabel={common("sending")}>{t("reveal.button")}</SubmitButton>
            <LinkButton look="secondary" href={back.href}>
              {t("reveal.back")}
            </LinkButton>
          </p>
        </ActionForm>
      ) : (
        <Notice title={t("reveal.notAllowed")} className="max-w-prose" />
      )}
    </StaffShell>
  );
}
