import type { ReactNode } from "react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonRow } from "#components/ui/button-row.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** One page of questions. Each button saves first: on, back, or away until another day. */
export function StepForm({
  action,
  labels,
  hidden,
  initial,
  from,
  isFirst,
  locale,
  children,
}: {
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  /** Names of the fields, for the summary of errors. */
  labels: Readonly<Record<string, string>>;
  hidden: Readonly<Record<string, string>>;
  initial: FormState;
  from: "review" | "";
  isFirst: boolean;
  locale: Locale;
  children: ReactNode;
}) {
  const t = translator(locale, "filing");
  const common = translator(locale, "common");
  const saving = t("go.saving");
  return (
    <div className="max-w-prose">
      <ActionForm action={action} errorTitle={common("errorsTitle")} labels={labels} initial={initial}>
        {Object.entries({ ...hidden, from }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <p className="mb-6 text-sm text-muted">{common("requiredNote")}</p>
        <div className="grid gap-7">{children}</div>
        <ButtonRow className="mt-9">
          <SubmitButton name="go" value="next" size="big" pendingLabel={saving}>
            {from === "review" ? t("go.toReview") : t("go.next")}
          </SubmitButton>
          {!isFirst && from !== "review" && (
            <SubmitButton name="go" value="back" look="secondary" pendingLabel={saving}>
              {t("go.back")}
            </SubmitButton>
          )}
          <SubmitButton name="go" value="later" look="quiet" pendingLabel={saving}>
            {t("go.later")}
          </SubmitButton>
        </ButtonRow>
      </ActionForm>
    </div>
  );
}
