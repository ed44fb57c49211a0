import { ActionForm } from "#components/ui/action-form.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ButtonRow } from "#components/ui/button-row.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** Sends the corrections: with a word from the applicant where files alone do not answer every point. */
export function AnswerForm({
  action,
  hidden,
  operationId,
  remarkNeeded,
  back,
  locale,
}: {
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  hidden: Readonly<Record<string, string>>;
  operationId: string;
  remarkNeeded: boolean;
  back: string;
  locale: Locale;
}) {
  const t = translator(locale, "personal");
  return (
    <div className="mt-10 max-w-prose">
      <ActionForm
        action={action}
        errorTitle={translator(locale, "common")("errorsTitle")}
        labels={{ remark: t("correction.remark") }}
      >
        <OperationId fresh={operationId} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <TextareaField
          name="remark"
          label={t(remarkNeeded ? "correction.remark" : "correction.remarkOptional")}
          hint={t("correction.remarkHint")}
          required={remarkNeeded}
        />
        <ButtonRow className="mt-7">
          <SubmitButton size="big" pendingLabel={t("correction.sending")}>
            {t("correction.send")}
          </SubmitButton>
          <LinkButton href={back} look="quiet">
            {t("correction.later")}
          </LinkButton>
          <span className="text-sm text-muted">{t("correction.laterHint")}</span>
        </ButtonRow>
      </ActionForm>
    </div>
  );
}
