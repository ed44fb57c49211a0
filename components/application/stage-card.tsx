import { ChevronDown } from "lucide-react";
import { Fragment } from "react";
import { cx } from "#components/ui/cx.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import type { StageView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { StageNode } from "./stage-node.tsx";
import { expectationValue, stateWords } from "./stage-words.ts";

/** All stages as cards, one under the other; the one that is being worked on stands open. */
export function StageCards({ stages, locale }: { stages: readonly StageView[]; locale: Locale }) {
  const halt = stages.find((stage) => stage.state === "stopped");
  return (
    <ol className="stage-cards">
      {stages.map((stage) => (
        <li key={stage.code}>
          <StageCard stage={stage} locale={locale} halt={stage === halt} />
        </li>
      ))}
    </ol>
  );
}

/** `步骤2:公安部门审核 · 进行中 · 预计3个工作日`, and behind it who, when, what it means and what to do. */
export function StageCard({ stage, locale, halt = false }: { stage: StageView; locale: Locale; halt?: boolean }) {
  const t = translator(locale, "application");
  return (
    <details open={stage.state === "current" || halt} className={cx("stage-card group", `stage-card-${stage.state}`)}>
      <summary>
        <StageNode stage={stage} first={halt} />
        <span className="min-w-0 flex-1">
          <span className="block font-semibold sm:inline">
            {t("stageTitle", { position: stage.position, name: stage.name })}
          </span>
          {stateWords(stage, locale).map((words, index) => (
            <Fragment key={words}>
              {/* A blank, so that a narrow line can break before the mark. */}{" "}
              <span
                className={cx(
                  "whitespace-nowrap large:max-sm:block max-xs:[:lang(en)_&]:block",
                  index === 0 ? "stage-card-state" : "text-muted",
                )}
              >
                <span
                  aria-hidden
                  className={cx(
                    "mx-1.5 text-muted large:max-sm:hidden max-xs:[:lang(en)_&]:hidden",
                    index === 0 && "max-sm:hidden",
                  )}
                >
                  ·
                </span>
                {words}
              </span>
            </Fragment>
          ))}
        </span>
        <ChevronDown aria-hidden className="stage-card-chevron" />
      </summary>
      <div className="stage-card-body">
        <DescriptionList items={facts(stage, locale)} />
        {stage.remark && (
          <blockquote className="mt-5 border-l-4 border-primary bg-primary-soft px-4 py-3">
            <p className="text-sm text-muted">{t("stage.remark")}</p>
            <p className="whitespace-pre-line">{stage.remark}</p>
          </blockquote>
        )}
        <div className="mt-5 grid gap-x-8 gap-y-4 md:grid-cols-2 large:grid-cols-1">
          <Explained title={t("stage.meaning")} text={stage.meaning} />
          <Explained title={t("stage.applicantDoes")} text={stage.applicantDoes} />
        </div>
      </div>
    </details>
  );
}

function Explained({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <div>
      <p className="text-sm text-muted">{title}</p>
      <p>{text}</p>
    </div>
  );
}

function facts(stage: StageView, locale: Locale) {
  const t = translator(locale, "application");
  const format = formatter(locale);
  const rows: [string, string | null][] = [
    [t("stage.department"), stage.departmentName],
    [t("stage.reviewer"), stage.reviewer],
    [t("stage.reviewedAt"), stage.completedAt && format.dateTime(stage.completedAt)],
    [t("stage.enteredAt"), stage.state === "current" && stage.enteredAt ? format.dateTime(stage.enteredAt) : null],
    [t("stage.result"), stage.state === "done" ? stage.completedLabel : null],
    [t("stage.expected"), expectationValue(stage, locale)],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value }] : []));
}
