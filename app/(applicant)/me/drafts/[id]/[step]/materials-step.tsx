import { MaterialUpload } from "#components/filing/material-upload.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { ButtonRow } from "#components/ui/button-row.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { inLocale } from "#lib/domain/localized-text.ts";
import type { ScanState } from "#lib/domain/materials.ts";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { type DraftStep, neighbours } from "#lib/schemas/draft-steps.ts";
import { translator } from "#lib/text/translator.ts";
import type { ApplicantPage } from "../../../../applicant-page.ts";
import { outcomeOf } from "../../../upload-outcome.ts";
import { remove } from "../../actions.ts";
import type { DraftState } from "../../draft-state.ts";

/** A part for each document; everything that is uploaded is in the draft at once. */
export function MaterialsStep({
  page,
  state,
  step,
  asked,
}: {
  page: ApplicantPage;
  state: DraftState;
  step: DraftStep;
  asked: Record<string, string | string[] | undefined>;
}) {
  const { locale } = page;
  const { draft, version, steps, problems } = state;
  const t = translator(locale, "filing");
  const { next, previous } = neighbours(steps, step);
  return (
    <>
      {asked.upload === "removed" && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={t("materials.removed")} />
        </div>
      )}
      <div className="grid gap-5">
        {version.materials.map(({ code, name, hint, maxFiles, required }) => (
          <MaterialUpload
            key={code}
            material={{
              code,
              name: inLocale(name, locale),
              hint: inLocale(hint, locale),
              maxFiles,
              required,
              // A column with a check constraint on exactly these values.
              files: draft.files
                .filter((file) => file.materialCode === code)
                .map((file) => ({ ...file, scan: file.scan as ScanState })),
            }}
            owner={{ draftId: draft.id }}
            page={paths.draft(draft.id, step.slug)}
            operationId={newOperationId()}
            outcome={outcomeOf(code, { asked, problems, locale })}
            remove={remove}
            locale={locale}
          />
        ))}
      </div>
      <ButtonRow className="mt-9">
        <LinkButton href={paths.draft(draft.id, next.slug)} size="big">
          {t("go.materialsDone")}
        </LinkButton>
        <LinkButton href={paths.draft(draft.id, previous.slug)} look="secondary">
          {t("go.back")}
        </LinkButton>
        <LinkButton href={`${paths.me}?notice=draft-saved`} look="quiet">
          {t("go.later")}
        </LinkButton>
      </ButtonRow>
    </>
  );
}
