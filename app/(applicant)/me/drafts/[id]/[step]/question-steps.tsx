import { IdentityFields, identityLabels } from "#components/filing/identity-fields.tsx";
import { SectionFields } from "#components/filing/section-fields.tsx";
import { StepForm } from "#components/filing/step-form.tsx";
import { localDate } from "#lib/domain/dates.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { knownContacts } from "#lib/queries/own-account.ts";
import { type DraftStep, problemsOn } from "#lib/schemas/draft-steps.ts";
import type { FormState } from "#lib/schemas/form-state.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { ApplicantPage } from "../../../../applicant-page.ts";
import { saveIdentity, saveSection } from "../../actions.ts";
import type { DraftState } from "../../draft-state.ts";

type Step = {
  page: ApplicantPage;
  state: DraftState;
  asked: Record<string, string | string[] | undefined>;
};

export async function IdentityStep({ page, state, asked, step }: Step & { step: DraftStep }) {
  const { reading, owner, locale } = page;
  const { draft } = state;
  const untouched = Object.keys(draft.identity).length === 0;
  const values = untouched ? await knownContacts(reading, owner.personId) : draft.identity;
  return (
    <StepForm
      action={saveIdentity}
      labels={identityLabels(locale)}
      hidden={{ draftId: draft.id }}
      initial={told(step, { state, asked, locale })}
      from={cameFrom(asked)}
      isFirst
      locale={locale}
    >
      <IdentityFields values={values} locale={locale} />
    </StepForm>
  );
}

export function SectionStep({ page, state, asked, step }: Step & { step: DraftStep & { kind: "section" } }) {
  const { reading, locale } = page;
  const { draft } = state;
  return (
    <StepForm
      // Pages of one form are told apart, so that what was typed on one does not show on the next.
      key={step.slug}
      action={saveSection}
      labels={Object.fromEntries(
        step.section.fields.map(({ code, label }) => [`field.${code}`, inLocale(label, locale)]),
      )}
      hidden={{ draftId: draft.id, step: step.slug }}
      initial={told(step, { state, asked, locale })}
      from={cameFrom(asked)}
      isFirst={false}
      locale={locale}
    >
      <SectionFields
        section={step.section}
        values={draft.fields}
        today={localDate(reading.now, reading.zone)}
        locale={locale}
      />
    </StepForm>
  );
}

/** `?check` asks for what is wrong on this page right away: the last page leads here with it. */
function told(step: DraftStep, { state, asked, locale }: Omit<Step, "page"> & { locale: Locale }): FormState {
  if (asked.check === undefined) return {};
  const t = translator(locale, "forms");
  const problems = Object.entries(problemsOn(step, state.problems));
  if (problems.length === 0) return {};
  return { errors: Object.fromEntries(problems.map(([name, problem]) => [name, t(`problem.${problem}`)])) };
}

function cameFrom({ from }: Step["asked"]): "review" | "" {
  return from === "review" ? "review" : "";
}
