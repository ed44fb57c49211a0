import { type MaterialOutcome, type MaterialShown, MaterialUpload } from "#components/filing/material-upload.tsx";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Flagged = Omit<MaterialShown, "files" | "required"> & {
  readonly before: readonly { readonly name: string }[];
  readonly since: MaterialShown["files"];
};

/** New files for the documents in question. What was filed stays in the record; the new files are added to it. */
export function MaterialCorrections({
  applicationId,
  materials,
  operationIds,
  outcomes,
  remove,
  locale,
}: {
  applicationId: string;
  materials: readonly Flagged[];
  operationIds: readonly string[];
  outcomes: readonly (MaterialOutcome | null)[];
  remove: Parameters<typeof MaterialUpload>[0]["remove"];
  locale: Locale;
}) {
  const t = translator(locale, "personal");
  if (materials.length === 0) return null;
  return (
    <div className="mt-8 grid gap-5">
      {materials.map(({ before, since, ...material }, index) => (
        <MaterialUpload
          key={material.code}
          material={{ ...material, files: since }}
          owner={{ applicationId }}
          page={paths.correction(applicationId)}
          operationId={operationIds[index] ?? ""}
          outcome={outcomes[index] ?? null}
          remove={remove}
          label={t("correction.upload")}
          note={
            before.length > 0 ? t("correction.before", { names: before.map(({ name }) => name).join("、") }) : undefined
          }
          locale={locale}
        />
      ))}
    </div>
  );
}
