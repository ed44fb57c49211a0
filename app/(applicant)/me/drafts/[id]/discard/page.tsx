import type { Metadata } from "next";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import { translator } from "#lib/text/translator.ts";
import { applicantPage, titled } from "../../../../applicant-page.ts";
import { discard } from "../../actions.ts";
import { ClosedDraft } from "../../closed-draft.tsx";
import { draftState } from "../../draft-state.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "filing")("discard.title"));
}

/** Asks once more, because nothing can be brought back. */
export default async function DiscardPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const page = await applicantPage(paths.discardDraft(id));
  const state = await draftState(page.context, id);
  if (state === "closed") return <ClosedDraft page={page} />;
  const { frame, locale } = page;
  const t = translator(locale, "filing");
  const facts = [
    { term: t("discard.service"), value: inLocale(state.service.name, locale) },
    { term: t("discard.saved"), value: formatter(locale).dateTime(state.draft.updatedAt) },
    { term: t("discard.files"), value: t("discard.fileCount", { count: state.draft.files.length }) },
  ];
  return (
    <ApplicantShell
      frame={frame}
      path={page.path}
      current="me"
      breadcrumbs={[{ href: paths.me, label: translator(locale, "personal")("title") }]}
    >
      <PageHeading title={t("discard.title")} lead={t("discard.lead")} />
      <Card className="max-w-prose">
        <DescriptionList items={facts} />
      </Card>
      <div className="mt-8 flex flex-wrap items-center gap-3">
        <ActionForm action={discard} errorTitle={translator(locale, "common")("errorsTitle")}>
          <input type="hidden" name="draftId" value={id} />
          <SubmitButton look="danger" pendingLabel={t("discard.confirming")}>
            {t("discard.confirm")}
          </SubmitButton>
        </ActionForm>
        <LinkButton href={paths.resumeDraft(id)} look="secondary">
          {t("discard.keep")}
        </LinkButton>
      </div>
    </ApplicantShell>
  );
}
