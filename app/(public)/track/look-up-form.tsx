import { ActionForm } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextField } from "#components/ui/text-field.tsx";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { lookUp } from "./actions.ts";

/** The door without an account. Neither field is remembered by the browser: computers are shared. */
export function LookUpForm({ locale, initial = {} }: { locale: Locale; initial?: FormState }) {
  const t = translator(locale, "track");
  const common = translator(locale, "common");
  return (
    <ActionForm
      action={lookUp}
      errorTitle={common("errorsTitle")}
      labels={{ number: t("number"), idNumber: t("idNumber") }}
      initial={initial}
      className="space-y-5"
    >
      <TextField
        name="number"
        label={t("number")}
        hint={t("numberHint")}
        required
        mono
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
      <TextField
        name="idNumber"
        label={t("idNumber")}
        hint={t("idNumberHint")}
        required
        mono
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
      />
      <SubmitButton pendingLabel={t("searching")} size="big" className="w-full sm:w-auto">
        {t("search")}
      </SubmitButton>
    </ActionForm>
  );
}
