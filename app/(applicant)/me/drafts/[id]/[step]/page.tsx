import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FilingSteps, stepName } from "#components/filing/filing-steps.tsx";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import { paths } from "#lib/paths.ts";
import { type DraftStep, stepBySlug } from "#lib/schemas/draft-steps.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { type ApplicantPage, applicantPage, titled } from "../../../../applicant-page.ts";
import { ClosedDraft } from "../../closed-draft.tsx";
import { type DraftState, draftState } from "../../draft-state.ts";
import { MaterialsStep } from "./materials-step.tsx";
import { IdentityStep, SectionStep } from "./question-steps.tsx";
import { ReviewStep } from "./review-step.tsx";

type Props = {
  params: Promise<{ id: string; step: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "filing")("title"));
}

export default async function DraftStepPage({ params, searchParams }: Props) {
  const { id, step: slug } = await params;
  const page = await applicantPage(paths.draft(id, slug));
  const state = await draftState(page.context, id);
  if (state === "closed") return <ClosedDraft page={page} />;
  const step = stepBySlug(state.steps, slug) ?? notFound();
  const { locale } = page;
  const t = translator(locale, "filing");
  const position = { step: state.steps.indexOf(step) + 1, steps: state.steps.length };
  return (
    <ApplicantShell
      frame={page.frame}
      path={page.path}
      current="me"
      breadcrumbs={[{ href: paths.me, label: translator(locale, "personal")("title") }]}
    >
      <PageHeading
        above={t("steps.stepOf", { service: inLocale(state.service.name, locale), ...position })}
        title={step.kind === "review" ? t("review.title") : stepName(step, locale)}
        lead={leadOf(step, locale)}
      />
      <FilingSteps steps={state.steps} current={step} problems={state.problems} locale={locale} />
      <Content page={page} state={state} step={step} asked={await searchParams} />
    </ApplicantShell>
  );
}

function leadOf(step: DraftStep, locale: Locale): string | undefined {
  return step.kind === "section" ? undefined : translator(locale, "filing")(`${step.kind}.lead`);
}

function Content({
  step,
  ...given
}: {
  page: ApplicantPage;
  state: DraftState;
  step: DraftStep;
  asked: Record<string, string | string[] | undefined>;
}) {
  switch (step.kind) {
    case "identity":
      return <IdentityStep {...given} step={step} />;
    case "section":
      return <SectionStep {...given} step={step} />;
    case "materials":
      return <MaterialsStep {...given} step={step} />;
    case "review":
      return <ReviewStep page={given.page} state={given.state} />;
  }
}
