import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { extensionsOf, fileLimits, mediaTypes } from "#lib/domain/materials.ts";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { UploadForm } from "./upload-form.tsx";
import { type UploadedFile, UploadedFiles } from "./uploaded-files.tsx";

export type MaterialShown = {
  readonly code: string;
  readonly name: string;
  readonly hint: string;
  readonly maxFiles: number;
  /** Left out where it is plain that files are wanted. */
  readonly required?: boolean;
  readonly files: readonly UploadedFile[];
};

/** What the last upload or the last check said about this material, in words. */
export type MaterialOutcome = { readonly kind: "good" | "bad"; readonly text: string };

type Owner = { readonly draftId: string } | { readonly applicationId: string };

type Props = {
  material: MaterialShown;
  owner: Owner;
  /** Address of the page that this stands on. */
  page: string;
  operationId: string;
  outcome: MaterialOutcome | null;
  remove: Parameters<typeof UploadedFiles>[0]["removing"]["action"];
  label?: string;
  /** A line under the hint. */
  note?: string | undefined;
  locale: Locale;
};

/** One material: what is wanted, what is there, and the way to add a file. */
export function MaterialUpload(props: Props) {
  const { material, owner, outcome, remove, note, locale } = props;
  const t = translator(locale, "filing");
  const { name, hint, maxFiles, files } = material;
  const counted = files.filter(({ scan }) => scan !== "refused").length;
  return (
    <Card as="section" className="scroll-mt-6">
      <MaterialHead material={material} locale={locale} />
      <div className="mb-4 max-w-prose">
        <p>{hint}</p>
        {note && <p className="mt-1 text-sm text-muted">{note}</p>}
      </div>
      <UploadedFiles
        files={files}
        label={t("materials.files", { material: name })}
        removing={{ action: remove, owner }}
        locale={locale}
      />
      <div className={files.length > 0 ? "mt-4" : ""}>
        {counted >= maxFiles ? (
          <p className="text-muted">{t("materials.full", { count: maxFiles })}</p>
        ) : (
          <AddFile {...props} />
        )}
      </div>
      {outcome?.kind === "good" && (
        <p role="status" className="mt-3 font-medium text-good">
          {outcome.text}
        </p>
      )}
    </Card>
  );
}

function MaterialHead({ material: { code, name, required }, locale }: Pick<Props, "material" | "locale">) {
  const t = translator(locale, "filing");
  return (
    <div id={`material-${code}`} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
      <h2 className="text-lg font-semibold">{name}</h2>
      {required !== undefined && (
        <Badge tone={required ? "primary" : "neutral"}>
          {t(required ? "materials.required" : "materials.optional")}
        </Badge>
      )}
    </div>
  );
}

function AddFile({ material, owner, page, operationId, outcome, label, locale }: Props) {
  const t = translator(locale, "filing");
  const { code, name, maxFiles, files } = material;
  return (
    <UploadForm
      action={paths.files}
      next={`${page}#material-${code}`}
      fields={{ materialCode: code, operationId, ...owner }}
      maxBytes={fileLimits.bytes}
      label={
        <>
          {label ?? t(files.length > 0 ? "materials.chooseMore" : "materials.choose")}
          <VisuallyHidden>{t("materials.chooseWhat", { material: name })}</VisuallyHidden>
        </>
      }
      hint={t("materials.allowed", { size: "10 MB", count: maxFiles })}
      error={outcome?.kind === "bad" ? outcome.text : undefined}
      accept={accepted}
      words={{
        upload: t("materials.upload"),
        uploading: t("materials.uploading", { percent: "{percent}" }),
        checking: t("materials.checking"),
        sending: translator(locale, "common")("sending"),
      }}
    />
  );
}

const accepted = [
  ...mediaTypes,
  ...mediaTypes.flatMap((type) => extensionsOf[type].map((ending) => `.${ending}`)),
].join(",");
