import { ActionForm } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { CheckboxField } from "#components/ui/checkbox-field.tsx";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { Section } from "#components/ui/headings.tsx";
import { OperationId } from "#components/ui/operation-id.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

const points = ["purpose", "necessity", "influence", "protection", "rights"] as const;

/**
 * The declaration, and apart from it the consent to the use of sensitive data with what must be told before it
 * (个人信息保护法 articles 17, 29 and 30).
 */
export function DeclarationForm({
  action,
  draftId,
  operationId,
  issuer,
  hotline,
  locale,
}: {
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  draftId: string;
  operationId: string;
  issuer: string;
  hotline: string;
  locale: Locale;
}) {
  const t = translator(locale, "filing");
  return (
    <Section title={t("review.declarationTitle")}>
      <ActionForm
        action={action}
        errorTitle={translator(locale, "common")("errorsTitle")}
        labels={{ declaration: t("review.declarationShort"), privacyConsent: t("review.consentShort") }}
      >
        <input type="hidden" name="draftId" value={draftId} />
        <OperationId fresh={operationId} />
        <Card className="grid max-w-3xl gap-4">
          <CheckboxField name="declaration" label={t("review.declaration")} required />
          <div className="border-t border-line pt-4">
            <CheckboxField
              name="privacyConsent"
              label={t("review.consent", { issuer })}
              hint={t("review.consentHint")}
              required
            />
            <Disclosure summary={t("review.consentMore")} className="mt-1 sm:ml-9">
              <ul className="space-y-2">
                {points.map((point) => (
                  <li key={point}>{t(`review.consentDetail.${point}`, { hotline })}</li>
                ))}
              </ul>
            </Disclosure>
          </div>
        </Card>
        <div className="mt-7">
          <SubmitButton size="big" pendingLabel={t("review.submitting")}>
            {t("review.submit")}
          </SubmitButton>
        </div>
      </ActionForm>
    </Section>
  );
}
