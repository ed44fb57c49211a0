import { ActionForm } from "#components/ui/action-form.tsx";
import { DateField } from "#components/ui/date-field.tsx";
import type { FormFeedback } from "#components/ui/form-context.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { RadioField } from "#components/ui/radio-field.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { noticeTones } from "#lib/schemas/notice.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Action = (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;
type Given = { action: Action; operationId: string; locale: Locale };

export function PublishNoticeForm({ action, operationId, locale }: Given) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  const names = ["tone", "titleZh", "titleEn", "textZh", "textEn", "untilDate", "untilTime"] as const;
  const labels = Object.fromEntries(names.map((name) => [name, t(`notice.${name}`)]));
  return (
    <ActionForm id="publish" action={action} errorTitle={common("errorsTitle")} labels={labels} className="space-y-6">
      <OperationId fresh={operationId} />
      <RadioField
        name="tone"
        label={t("notice.tone")}
        look="card"
        options={noticeTones.map((tone) => ({
          value: tone,
          label: t(`notice.tones.${tone}`),
          hint: t(`notice.toneHints.${tone}`),
        }))}
        defaultValue="primary"
        required
      />
      <NoticeWords locale={locale} />
      <SubmitButton pendingLabel={common("sending")}>{t("notice.publish")}</SubmitButton>
    </ActionForm>
  );
}

function NoticeWords({ locale }: { locale: Locale }) {
  const t = translator(locale, "admin");
  return (
    <div className="grid gap-6 md:grid-cols-2 large:grid-cols-1">
      <TextField
        name="titleZh"
        label={t("notice.titleZh")}
        hint={t("notice.titleHint")}
        maxLength={60}
        lang="zh-CN"
        required
      />
      <TextField
        name="titleEn"
        label={t("notice.titleEn")}
        hint={t("notice.titleHint")}
        maxLength={120}
        lang="en"
        required
      />
      <TextareaField
        name="textZh"
        label={t("notice.textZh")}
        hint={t("notice.textHint")}
        rows={3}
        maxLength={300}
        lang="zh-CN"
      />
      <TextareaField
        name="textEn"
        label={t("notice.textEn")}
        hint={t("notice.textHint")}
        rows={3}
        maxLength={600}
        lang="en"
      />
      <DateField name="untilDate" label={t("notice.untilDate")} hint={t("notice.untilDateHint")} />
      <TextField
        name="untilTime"
        label={t("notice.untilTime")}
        hint={t("notice.untilTimeHint")}
        width="short"
        maxLength={5}
        autoComplete="off"
      />
    </div>
  );
}

export function ClearNoticeForm({ action, operationId, locale }: Given) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  return (
    <ActionForm id="clear" action={action} errorTitle={common("errorsTitle")} className="mt-4">
      <OperationId fresh={operationId} />
      <SubmitButton look="secondary" pendingLabel={common("sending")}>
        {t("notice.clear")}
      </SubmitButton>
    </ActionForm>
  );
}
