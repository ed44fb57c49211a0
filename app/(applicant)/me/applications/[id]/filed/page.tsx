import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ButtonRow } from "#components/ui/button-row.tsx";
import { Card } from "#components/ui/card.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import type { ApplicationView } from "#lib/domain/view.ts";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../../applicant-page.ts";
import { ownPage } from "../own-application.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("filed.title"));
}

/** The number, what happens next and when, and something to keep. */
export default async function FiledPage({ params }: { params: Promise<{ id: string }> }) {
  const { frame, path, locale, application } = await ownPage((await params).id, paths.filed);
  const { id, view } = application;
  const t = translator(locale, "personal");
  const common = translator(locale, "common");
  return (
    <ApplicantShell frame={frame} path={path} current="me">
      <PageHeading
        above={view.serviceName}
        title={
          <span className="flex items-center gap-3">
            <CircleCheck aria-hidden className="size-9 flex-none text-good" strokeWidth={1.75} />
            {t("filed.title")}
          </span>
        }
      />
      <Card lit className="text-center sm:py-10">
        <p className="text-muted">{t("filed.numberTitle")}</p>
        <p className="my-1 font-mono text-3xl font-semibold tracking-wide whitespace-nowrap figures max-xs:text-2xl large:max-xs:text-lg">
          {view.number}
        </p>
        <CopyButton text={view.number} label={t("filed.copy")} doneLabel={common("copied")} />
        <p className="mx-auto mt-2 max-w-prose">{t("filed.numberHint")}</p>
      </Card>
      <Section title={t("filed.nextTitle")}>
        <ol className="list-decimal space-y-3 pl-6 text-lg marker:text-primary">
          {nextSentences(view, locale).map((sentence) => (
            <li key={sentence} className="max-w-prose pl-1">
              {sentence}
            </li>
          ))}
        </ol>
      </Section>
      <ButtonRow className="mt-10">
        <LinkButton href={paths.receipt(id)}>{t("filed.receipt")}</LinkButton>
        <LinkButton href={paths.myApplication(id)} look="secondary">
          {t("filed.follow")}
        </LinkButton>
        <LinkButton href={paths.me} look="quiet">
          {t("filed.centre")}
        </LinkButton>
      </ButtonRow>
    </ApplicantShell>
  );
}

function nextSentences({ stages }: ApplicationView, locale: Locale): string[] {
  const t = translator(locale, "personal");
  const { day, date } = formatter(locale);
  const stage = stages.find(({ state }) => state === "current");
  const last = stages.at(-1);
  if (!stage) return [t("filed.result")];
  const names = { department: stage.departmentName, stage: stage.name };
  const first =
    stage.expected?.kind === "date"
      ? t("filed.office", { ...names, date: day(stage.expected.on) })
      : t("filed.officeUndated", names);
  const whole =
    last && last !== stage && last.expected?.kind === "date"
      ? [t("filed.whole", { date: date(last.expected.on) })]
      : [];
  return [first, t("filed.correction"), ...whole, t("filed.result")];
}
