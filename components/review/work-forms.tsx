import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { type Translate, translator } from "#lib/text/translator.ts";
import type { Action, Work } from "./work.ts";
import { WorkForm } from "./work-form.tsx";
import { WorkOption } from "./work-option.tsx";

type Given = { work: Work; action: Action };

export function TakeForm({ work, action }: Given) {
  const t = translator(work.locale, "staff");
  const { colleagueName } = work;
  return (
    <WorkForm verb="take" action={action} work={work}>
      <div className="mb-6 border-b border-line pb-6">
        <SubmitButton look={colleagueName ? "secondary" : "primary"} pendingLabel={sending(work)} className="w-full">
          {t(colleagueName ? "work.take.fromOther" : "work.take.button")}
        </SubmitButton>
        <p className="mt-2 text-sm text-muted">
          {colleagueName ? t("work.take.fromOtherHint", { name: colleagueName }) : t("work.take.hint")}
        </p>
      </div>
    </WorkForm>
  );
}

export function AdvanceForm({ work, action }: Given) {
  const t = translator(work.locale, "staff");
  const labels = { remark: t("work.advance.remark") };
  return (
    <WorkForm verb="advance" action={action} work={work} labels={labels}>
      <TextareaField
        name="remark"
        label={labels.remark}
        hint={t("work.advance.remarkHint")}
        rows={3}
        maxLength={1000}
      />
      <SubmitButton pendingLabel={sending(work)} className="mt-4 mb-6 w-full">
        {advanceWords(work, t)}
      </SubmitButton>
    </WorkForm>
  );
}

/** The button says what pressing it means. */
function advanceWords({ actions: { finishing, stageKind, nextStageName } }: Work, t: Translate<"staff">): string {
  const stage = nextStageName ?? "";
  switch (finishing) {
    case "completed":
      return t("work.advance.complete");
    case "approved":
      return t("work.advance.approve", { stage });
    case "stage-completed": {
      const judging = stageKind === "review" || stageKind === "expert-review";
      return t(judging ? "work.advance.pass" : "work.advance.finish", { stage });
    }
  }
}

export function ReturnForm({ work, action }: Given) {
  const t = translator(work.locale, "staff");
  const labels = { toStage: t("work.return.toStage"), remark: t("work.return.reason") };
  const stages = work.actions.returnTo.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <WorkForm verb="return" action={action} work={work} labels={labels}>
      <WorkOption title={t("work.return.title")}>
        <p className="text-muted">{t("work.return.lead")}</p>
        <SelectField
          name="toStage"
          label={labels.toStage}
          options={stages}
          {...(stages.length === 1 ? { defaultValue: stages[0]?.value } : { placeholder: pleaseChoose(work) })}
          required
        />
        <TextareaField
          name="remark"
          label={labels.remark}
          hint={t("work.return.reasonHint")}
          rows={3}
          maxLength={1000}
          required
        />
        <SubmitButton look="secondary" pendingLabel={sending(work)}>
          {t("work.return.button")}
        </SubmitButton>
      </WorkOption>
    </WorkForm>
  );
}

export function RejectForm({ work, action }: Given) {
  const t = translator(work.locale, "staff");
  const labels = { reasons: t("work.reject.reasons"), remark: t("work.reject.remark") };
  return (
    <WorkForm verb="reject" action={action} work={work} labels={labels}>
      <WorkOption title={t("work.reject.title")}>
        <p className="text-muted">{t("work.reject.lead")}</p>
        <TextareaField
          name="reasons"
          label={labels.reasons}
          hint={t("work.reject.reasonsHint")}
          rows={3}
          maxLength={2000}
          required
        />
        <TextareaField
          name="remark"
          label={labels.remark}
          hint={t("work.reject.remarkHint")}
          rows={2}
          maxLength={1000}
        />
        <SubmitButton look="danger" pendingLabel={sending(work)}>
          {t("work.reject.button")}
        </SubmitButton>
      </WorkOption>
    </WorkForm>
  );
}

export function HandOverForm({ work, action }: Given) {
  const t = translator(work.locale, "staff");
  const labels = { toPersonId: t("work.handOver.to"), remark: t("work.handOver.remark") };
  const people = work.actions.colleagues.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <WorkForm verb="hand-over" action={action} work={work} labels={labels}>
      <WorkOption title={t("work.handOver.title")}>
        {people.length === 0 ? (
          <p className="text-muted">{t("work.handOver.nobody")}</p>
        ) : (
          <>
            <SelectField
              name="toPersonId"
              label={labels.toPersonId}
              options={people}
              placeholder={pleaseChoose(work)}
              required
            />
            <TextareaField
              name="remark"
              label={labels.remark}
              hint={t("work.handOver.remarkHint")}
              rows={2}
              maxLength={1000}
            />
            <SubmitButton look="secondary" pendingLabel={sending(work)}>
              {t("work.handOver.button")}
            </SubmitButton>
          </>
        )}
      </WorkOption>
    </WorkForm>
  );
}

export function sending({ locale }: Pick<Work, "locale">): string {
  return translator(locale, "common")("sending");
}

function pleaseChoose({ locale }: Work): string {
  return translator(locale, "common")("pleaseChoose");
}
