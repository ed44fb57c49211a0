import { CircleCheck, Clock, Footprints, Hourglass } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { toneClasses } from "#components/ui/tone.ts";
import type { CaseActions } from "#lib/domain/case-view.ts";
import type { IsoDate } from "#lib/domain/dates.ts";
import type { ApplicationView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type Translate, translator } from "#lib/text/translator.ts";
import { DeadlineMark } from "./deadline-mark.tsx";
import { deadlineTones } from "./deadline-words.ts";

type Given = {
  view: ApplicationView;
  actions: CaseActions;
  assignee: { readonly name: string; readonly me: boolean } | null;
  today: IsoDate;
  locale: Locale;
};

/** Who must do what until when, and what the stage is about. */
export function DutyCard({ view, actions, assignee, today, locale }: Given) {
  const t = translator(locale, "staff");
  const duty = dutyOf({ view, actions, assignee });
  const Icon = icons[duty];
  const pressing = duty === "closed" ? "neutral" : deadlineTones[view.deadline.state];
  const stage = view.stages.find(({ state }) => state === "current");
  return (
    <section aria-labelledby="duty" className={cx("rounded-lg border p-5 sm:p-6", toneClasses[pressing])}>
      <div className="flex gap-4 text-ink">
        <Icon aria-hidden className="mt-1 size-7 flex-none text-primary" strokeWidth={1.75} />
        <div className="min-w-0 flex-1">
          <p className="text-sm text-muted">{t("case.now")}</p>
          <h2 id="duty" className="text-xl">
            {dutyWords(duty, { view, assignee, t })}
          </h2>
          {duty !== "closed" && (
            <DescriptionList className="mt-4" items={facts({ view, actions, assignee, today, locale })} />
          )}
          {stage && (
            <p className="mt-4 max-w-prose">
              <span className="block text-sm text-muted">{t("case.meaning")}</span>
              {stage.meaning}
            </p>
          )}
          <p className="mt-4 lg:hidden large:block">
            <a href="#work">{t("case.toWork")}</a>
          </p>
        </div>
      </div>
    </section>
  );
}

type Duty = "mine" | "unassigned" | "colleague" | "other-department" | "waiting" | "closed";

const icons: Record<Duty, typeof Clock> = {
  mine: Footprints,
  unassigned: Clock,
  colleague: Clock,
  "other-department": Clock,
  waiting: Hourglass,
  closed: CircleCheck,
};

function dutyOf({ view, actions, assignee }: Pick<Given, "view" | "actions" | "assignee">): Duty {
  if (actions.obstacle === "closed") return "closed";
  if (!actions.responsible) return "other-department";
  if (view.status === "correction-required") return "waiting";
  if (assignee === null) return "unassigned";
  return assignee.me ? "mine" : "colleague";
}

function dutyWords(
  duty: Duty,
  { view, assignee, t }: Pick<Given, "view" | "assignee"> & { t: Translate<"staff"> },
): string {
  switch (duty) {
    case "colleague":
      return t("case.duty.colleague", { name: assignee?.name ?? "" });
    case "other-department":
      return t("case.duty.other-department", { department: view.departmentName });
    case "mine":
    case "unassigned":
    case "waiting":
    case "closed":
      return t(`case.duty.${duty}`);
  }
}

function facts({ view, actions, assignee, today, locale }: Given) {
  const t = translator(locale, "staff");
  const stage = view.stages.find(({ state }) => state === "current");
  const answerBy =
    view.status === "correction-required" ? view.timeline.find((entry) => entry.answerBy)?.answerBy : null;
  const next = actions.nextStageName;
  return [
    { term: t("case.stage"), value: stage?.name ?? "" },
    { term: t("case.department"), value: view.departmentName },
    { term: t("case.assignee"), value: assignee ? (assignee.me ? t("queue.me") : assignee.name) : t("queue.nobody") },
    {
      term: t("case.deadline"),
      value: (
        <>
          <DeadlineMark deadline={view.deadline} today={today} locale={locale} />
          {answerBy && (
            <span className="block text-sm font-normal text-muted">
              {t("case.answerBy", { date: formatter(locale).day(answerBy) })}
            </span>
          )}
        </>
      ),
    },
    {
      term: t("case.afterwards"),
      value: next ? t("case.afterwardsNext", { stage: next }) : t("case.afterwardsEnd"),
    },
  ];
}
