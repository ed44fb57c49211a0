import { ActionForm } from "#components/ui/action-form.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormFeedback } from "#components/ui/form-context.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { type CalendarDayKind, calendarDayKinds } from "#lib/domain/working-days.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Action = (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;
type Given = { action: Action; operationId: string; locale: Locale };

// What offices add most often comes first.
const order: readonly CalendarDayKind[] = ["closure", ...calendarDayKinds.filter((kind) => kind !== "closure")];

export function AddDaysForm({ action, operationId, years, locale }: Given & { years: readonly number[] }) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  const labels = {
    kind: t("calendar.dayKind"),
    from: t("calendar.from"),
    until: t("calendar.until"),
    name: t("calendar.name"),
  };
  const range = { min: `${years.at(0)}-01-01`, max: `${years.at(-1)}-12-31` };
  return (
    <ActionForm id="add" action={action} errorTitle={common("errorsTitle")} labels={labels} className="space-y-5">
      <OperationId fresh={operationId} />
      <RadioField
        name="kind"
        label={labels.kind}
        options={order.map((kind) => ({ value: kind, label: t(`calendar.kind.${kind}`) }))}
        defaultValue="closure"
        required
      />
      <DateField name="from" label={labels.from} required {...range} />
      <DateField name="until" label={labels.until} hint={t("calendar.untilHint")} {...range} />
      <TextField name="name" label={labels.name} hint={t("calendar.nameHint")} maxLength={60} width="medium" required />
      <p className="text-sm text-muted">{t("calendar.promise")}</p>
      <SubmitButton pendingLabel={common("sending")}>{t("calendar.add")}</SubmitButton>
    </ActionForm>
  );
}

export function TakeBackForm({ action, operationId, date, words, locale }: Given & { date: string; words: string }) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  return (
    <ActionForm id={`day-${date}`} action={action} errorTitle={common("errorsTitle")}>
      <OperationId fresh={operationId} />
      <input type="hidden" name="date" value={date} />
      <SubmitButton look="quiet" size="small" pendingLabel={common("sending")}>
        {t("calendar.takeBack")}
        <VisuallyHidden>{t("calendar.takeBackWhat", { date: words })}</VisuallyHidden>
      </SubmitButton>
    </ActionForm>
  );
}
