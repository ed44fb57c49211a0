import { StageNode } from "#components/application/stage-node.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type PublishedStage = {
  readonly code: string;
  readonly name: string;
  readonly meaning: string;
  readonly applicantDoes: string;
  readonly departmentName: string;
  readonly workingDays: number | null;
  /** It applies only to some applications. */
  readonly conditional: boolean;
};

/** The way an application goes: what the office does at each stage, and what the applicant does meanwhile. */
export function StagePath({ stages, locale }: { stages: readonly PublishedStage[]; locale: Locale }) {
  return (
    <ol>
      {stages.map((stage, index) => (
        <li key={stage.code} className="station station-waiting">
          <StageNode stage={{ state: "waiting", position: index + 1 }} />
          <Stage stage={stage} locale={locale} />
        </li>
      ))}
    </ol>
  );
}

function Stage({ stage, locale }: { stage: PublishedStage; locale: Locale }) {
  const t = translator(locale, "services");
  const days = stage.workingDays === null ? null : formatter(locale).workingDays(stage.workingDays);
  return (
    <div className="min-w-0 flex-1 pb-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg">{stage.name}</h3>
        {stage.conditional && <Badge tone="attention">{t("conditional")}</Badge>}
      </div>
      <p className="text-sm text-muted">
        {stage.departmentName}
        {days !== null && (
          <>
            <span className="mx-2">·</span>
            {days}
          </>
        )}
      </p>
      <dl className="mt-2.5 grid gap-x-8 gap-y-2.5 md:grid-cols-2 large:grid-cols-1">
        <Said term={t("weDo")} text={stage.meaning} />
        <Said term={t("youDo")} text={stage.applicantDoes} />
      </dl>
    </div>
  );
}

function Said({ term, text }: { term: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd>{text}</dd>
    </div>
  );
}
