import { SelectField } from "#components/ui/select-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { deficiencyRows, targetValue } from "#lib/schemas/correction-request.ts";
import { translator } from "#lib/text/translator.ts";
import type { Action, Work } from "./work.ts";
import { WorkForm } from "./work-form.tsx";
import { sending } from "./work-forms.tsx";
import { WorkOption } from "./work-option.tsx";

/** A list of what must be mended. A row shows once the one before it is begun; without such styles all of them do. */
export function CorrectionForm({ work, action }: { work: Work; action: Action }) {
  const t = translator(work.locale, "staff");
  const rows = Array.from({ length: deficiencyRows }, (_, index) => index);
  return (
    <WorkForm verb="request-correction" action={action} work={work} labels={labelsOf(rows, work)}>
      <WorkOption title={t("work.correction.title")}>
        <p className="text-muted">{t("work.correction.lead")}</p>
        <div className="deficiency-rows">
          {rows.map((index) => (
            <DeficiencyRow key={index} index={index} work={work} />
          ))}
        </div>
        <p className="text-sm text-muted">{t("work.correction.blankRows")}</p>
        <TextField
          name="answerInDays"
          type="number"
          inputMode="numeric"
          min={1}
          max={60}
          defaultValue="5"
          width="short"
          label={t("work.correction.days")}
          required
        />
        <TextareaField
          name="remark"
          label={t("work.correction.remark")}
          hint={t("work.correction.remarkHint")}
          rows={2}
          maxLength={1000}
        />
        <SubmitButton look="secondary" pendingLabel={sending(work)}>
          {t("work.correction.button")}
        </SubmitButton>
      </WorkOption>
    </WorkForm>
  );
}

function DeficiencyRow({ index, work }: { index: number; work: Work }) {
  const t = translator(work.locale, "staff");
  const name = `deficiencies.${index}`;
  const { targets } = work.actions;
  return (
    <fieldset className="deficiency-row">
      <legend className="font-semibold">{t("work.correction.row", { number: index + 1 })}</legend>
      <SelectField
        name={`${name}.target`}
        label={t("work.correction.target")}
        placeholder={t("work.correction.noTarget")}
        options={targets.map((target) => ({ value: targetValue(target), label: target.name }))}
      />
      <TextareaField
        name={`${name}.problem`}
        label={t("work.correction.problem")}
        hint={t("work.correction.problemHint")}
        rows={2}
        maxLength={300}
        placeholder=" "
      />
      <TextareaField
        name={`${name}.advice`}
        label={t("work.correction.advice")}
        hint={t("work.correction.adviceHint")}
        rows={2}
        maxLength={500}
        placeholder=" "
      />
    </fieldset>
  );
}

function labelsOf(rows: readonly number[], { locale }: Work): Record<string, string> {
  const t = translator(locale, "staff");
  const ofRows = rows.flatMap((index) => {
    const row = t("work.correction.row", { number: index + 1 });
    return [
      [`deficiencies.${index}.target`, row],
      [`deficiencies.${index}.problem`, `${row} ${t("work.correction.problem")}`],
      [`deficiencies.${index}.advice`, `${row} ${t("work.correction.advice")}`],
    ];
  });
  return Object.fromEntries([
    ...ofRows,
    ["answerInDays", t("work.correction.days")],
    ["remark", t("work.correction.remark")],
  ]);
}
