import { DeclarationForm } from "#components/filing/declaration-form.tsx";
import { ReviewSummary } from "#components/filing/review-summary.tsx";
import { answerShown } from "#components/personal/answer-shown.ts";
import { Notice } from "#components/ui/notice.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { answerInWords } from "#lib/queries/case-content.ts";
import { fieldsOf } from "#lib/schemas/form-definition.ts";
import { translator } from "#lib/text/translator.ts";
import type { ApplicantPage } from "../../../../applicant-page.ts";
import { submit } from "../../actions.ts";
import type { DraftState } from "../../draft-state.ts";
import { type MissingPart, missingParts } from "./missing-parts.ts";

/** Everything once more, each answer with its way back; then the declaration, when nothing is missing. */
export function ReviewStep({ page, state }: { page: ApplicantPage; state: DraftState }) {
  const { locale } = page;
  const { draft, version, service, steps } = state;
  const missing = missingParts(state, locale);
  const answers = fieldsOf(version.form)
    .filter(({ code }) => draft.fields[code])
    .map(
      (field) =>
        [
          field.code,
          answerShown({ kind: field.kind, value: answerInWords(field, draft.fields[field.code], locale) }, locale),
        ] as const,
    );
  return (
    <>
      {missing.length > 0 && <Missing parts={missing} page={page} />}
      <ReviewSummary
        draftId={draft.id}
        steps={steps}
        identity={draft.identity}
        answers={new Map(answers)}
        materials={version.materials.map(({ code, name }) => ({
          name: inLocale(name, locale),
          files: draft.files.filter((file) => file.materialCode === code && file.scan !== "refused"),
        }))}
        locale={locale}
      />
      {missing.length === 0 && (
        <DeclarationForm
          action={submit}
          draftId={draft.id}
          operationId={newOperationId()}
          issuer={inLocale(service.issuer, locale)}
          hotline={service.hotline}
          locale={locale}
        />
      )}
      <p className="mt-6">
        <a href={`${paths.me}?notice=draft-saved`}>{translator(locale, "filing")("go.later")}</a>
      </p>
    </>
  );
}

function Missing({ parts, page }: { parts: readonly MissingPart[]; page: ApplicantPage }) {
  const t = translator(page.locale, "filing");
  return (
    <div className="mb-10">
      <Notice tone="attention" title={t("review.incompleteTitle", { count: parts.length })}>
        <ul className="my-2 list-disc space-y-1 pl-5">
          {parts.map(({ href, what, problem }) => (
            <li key={what}>
              <a href={href}>{t("review.problem", { what, problem })}</a>
            </li>
          ))}
        </ul>
        <p>{t("review.incompleteText")}</p>
      </Notice>
    </div>
  );
}
