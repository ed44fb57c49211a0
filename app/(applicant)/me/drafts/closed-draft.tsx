import { ApplicantShell } from "#components/layout/shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import type { ApplicantPage } from "../../applicant-page.ts";

/** For an old tab or bookmark: the draft was filed or discarded meanwhile. */
export function ClosedDraft({ page }: { page: ApplicantPage }) {
  const t = translator(page.locale, "filing");
  return (
    <ApplicantShell frame={page.frame} path={page.path}>
      <PageHeading title={t("closed.title")} lead={t("closed.lead")} />
      <LinkButton href={paths.me}>{t("closed.back")}</LinkButton>
    </ApplicantShell>
  );
}
