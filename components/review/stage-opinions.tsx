import { Section } from "#components/ui/headings.tsx";
import type { StageView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** What those who finished the earlier stages had to say. */
export function StageOpinions({ stages, locale }: { stages: readonly StageView[]; locale: Locale }) {
  const t = translator(locale, "staff");
  const done = stages.filter((stage) => stage.state === "done" && stage.kind !== "submitted" && stage.completedAt);
  if (done.length === 0) return null;
  return (
    <Section title={t("case.opinions")}>
      <ul className="space-y-4">
        {done.map((stage) => (
          <li key={stage.code} className="border-l-4 border-primary bg-primary-soft px-4 py-3">
            <p className="text-sm text-muted figures">
              {t("case.opinionBy", {
                stage: stage.name,
                by: stage.reviewer ?? stage.departmentName,
                date: formatter(locale).date(stage.completedAt ?? ""),
              })}
            </p>
            <p className="whitespace-pre-line">{stage.remark ?? t("case.noRemark")}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
