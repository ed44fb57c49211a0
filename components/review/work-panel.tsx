import { Notice } from "#components/ui/notice.tsx";
import type { CaseObstacle } from "#lib/domain/case-view.ts";
import { translator } from "#lib/text/translator.ts";
import { CorrectionForm } from "./correction-form.tsx";
import type { Action, Work, WorkVerb } from "./work.ts";
import { AdvanceForm, HandOverForm, RejectForm, ReturnForm, TakeForm } from "./work-forms.tsx";

/** Everything that the reader can do with the case, or why they cannot. */
export function WorkPanel({ work, doing }: { work: Work; doing: Readonly<Record<WorkVerb, Action>> }) {
  const t = translator(work.locale, "staff");
  const { obstacle } = work.actions;
  return (
    <section id="work" aria-labelledby="work-title" className="work-panel" data-print="hide">
      <h2 id="work-title" className="mb-4 font-display text-xl">
        {t("work.title")}
      </h2>
      {obstacle && (
        <Notice tone={obstacle === "closed" ? "neutral" : "primary"} className="mb-5">
          {obstacleWords(obstacle, work)}
        </Notice>
      )}
      <TakeForm work={work} action={doing.take} />
      <AdvanceForm work={work} action={doing.advance} />
      <CorrectionForm work={work} action={doing["request-correction"]} />
      <ReturnForm work={work} action={doing.return} />
      <RejectForm work={work} action={doing.reject} />
      <HandOverForm work={work} action={doing["hand-over"]} />
    </section>
  );
}

function obstacleWords(obstacle: CaseObstacle, { locale, departmentName, colleagueName }: Work): string {
  const t = translator(locale, "staff");
  switch (obstacle) {
    case "other-department":
      return t("work.obstacle.other-department", { department: departmentName });
    case "assigned-to-other":
      return t("work.obstacle.assigned-to-other", { name: colleagueName ?? "" });
    case "closed":
    case "read-only":
    case "second-person":
    case "waiting-for-applicant":
      return t(`work.obstacle.${obstacle}`);
  }
}
