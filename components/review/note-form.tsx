import { ActionForm } from "#components/ui/action-form.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { Action } from "./work.ts";

export function NoteForm({
  action,
  applicationId,
  operationId,
  locale,
}: {
  action: Action;
  applicationId: string;
  operationId: string;
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  const common = translator(locale, "common");
  const labels = { text: t("work.note.text") };
  return (
    <ActionForm id="note" action={action} errorTitle={common("errorsTitle")} labels={labels} className="note-form mb-8">
      <input type="hidden" name="applicationId" value={applicationId} />
      <OperationId fresh={operationId} />
      <TextareaField
        name="text"
        label={labels.text}
        hint={t("work.note.textHint")}
        rows={2}
        maxLength={2000}
        required
      />
      <SubmitButton look="secondary" pendingLabel={common("sending")} className="mt-3">
        {t("work.note.button")}
      </SubmitButton>
    </ActionForm>
  );
}
