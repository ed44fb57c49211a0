import { ActionForm } from "#components/ui/action-form.tsx";
import type { FormFeedback } from "#components/ui/form-context.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import { TextareaField } from "#components/ui/textarea-field.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { longestKeyDays, usualRate } from "#lib/domain/api-keys.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Action = (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;

export function CreateKeyForm({ action, locale }: { action: Action; locale: Locale }) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  const labels = {
    name: t("partners.name"),
    scopes: t("partners.scopes"),
    days: t("partners.days"),
    ratePerMinute: t("partners.rate"),
    cidrs: t("partners.networks"),
  };
  const lines = { spellCheck: false, autoCapitalize: "none", lang: "en" } as const;
  return (
    <ActionForm id="key" action={action} errorTitle={common("errorsTitle")} labels={labels} className="space-y-5">
      <TextField name="name" label={labels.name} hint={t("partners.nameHint")} maxLength={80} required />
      <TextareaField
        name="scopes"
        label={labels.scopes}
        hint={t("partners.scopesHint")}
        rows={3}
        defaultValue="applications:read"
        required
        {...lines}
      />
      <TextField
        name="days"
        label={labels.days}
        hint={t("partners.daysHint")}
        type="number"
        min={1}
        max={longestKeyDays}
        defaultValue="90"
        width="short"
        required
      />
      <TextField
        name="ratePerMinute"
        label={labels.ratePerMinute}
        hint={t("partners.rateHint")}
        type="number"
        min={0}
        max={1_000_000}
        defaultValue={String(usualRate)}
        width="short"
        required
      />
      <TextareaField name="cidrs" label={labels.cidrs} hint={t("partners.networksHint")} rows={2} {...lines} />
      <SubmitButton pendingLabel={common("sending")}>{t("partners.create")}</SubmitButton>
    </ActionForm>
  );
}

export function RevokeKeyForm({
  action,
  id,
  words,
  locale,
}: {
  action: Action;
  id: string;
  words: string;
  locale: Locale;
}) {
  const t = translator(locale, "admin");
  const common = translator(locale, "common");
  return (
    <ActionForm id={`revoke-${id}`} action={action} errorTitle={common("errorsTitle")}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton look="quiet" size="small" pendingLabel={common("sending")}>
        {t("partners.revoke")}
        <VisuallyHidden>{words}</VisuallyHidden>
      </SubmitButton>
    </ActionForm>
  );
}
