import { FileText, ShieldAlert, ShieldQuestion } from "lucide-react";
import { ActionForm } from "#components/ui/action-form.tsx";
import { cx } from "#components/ui/cx.ts";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { ScanState } from "#lib/domain/materials.ts";
import { paths } from "#lib/paths.ts";
import type { FormState } from "#lib/schemas/form-state.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type UploadedFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly scan: ScanState;
};

const icons: Record<ScanState, typeof FileText> = {
  clean: FileText,
  quarantined: ShieldQuestion,
  refused: ShieldAlert,
};

/** Files that can still be taken away again. `owner` is sent along, so that the action knows the page to come back to. */
export function UploadedFiles({
  files,
  label,
  removing,
  locale,
}: {
  files: readonly UploadedFile[];
  label: string;
  removing: {
    action: (previous: FormState, data: FormData) => Promise<FormState>;
    owner: Readonly<Record<string, string>>;
  };
  locale: Locale;
}) {
  const t = translator(locale, "filing");
  const common = translator(locale, "common");
  if (files.length === 0) return null;
  return (
    <ul aria-label={label} className="divide-y divide-line border-y border-line">
      {files.map((file) => (
        <li key={file.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
          <FileLine file={file} locale={locale} />
          <ActionForm id={`remove-${file.id}`} action={removing.action} errorTitle={common("errorsTitle")}>
            {Object.entries({ ...removing.owner, fileId: file.id }).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <SubmitButton look="quiet" size="small" pendingLabel={t("materials.removing")}>
              {t("materials.remove")}
              <VisuallyHidden> {t("materials.removeWhat", { name: file.name })}</VisuallyHidden>
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}

/** Name, size and state; a link where the file can be opened. */
function FileLine({ file, locale }: { file: UploadedFile; locale: Locale }) {
  const t = translator(locale, "filing");
  const Icon = icons[file.scan];
  const state = t(`materials.${file.scan}`);
  return (
    <div className="flex min-w-0 flex-1 basis-60 gap-3">
      <Icon
        aria-hidden
        className={cx("mt-1 size-5 flex-none", file.scan === "refused" ? "text-bad" : "text-primary")}
      />
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          {file.scan === "clean" ? (
            <a href={paths.fileView(file.id)} target="_blank" rel="noreferrer">
              {file.name}
              <VisuallyHidden> {t("materials.opensNew")}</VisuallyHidden>
            </a>
          ) : (
            file.name
          )}
        </p>
        <p className="text-sm text-muted figures">
          {formatter(locale).fileSize(file.size)}
          <span className="mx-2">·</span>
          <span className={cx(file.scan === "refused" && "font-medium text-bad")}>{state}</span>
        </p>
        {file.scan !== "clean" && <p className="text-sm">{t(`materials.${file.scan}Help`)}</p>}
      </div>
    </div>
  );
}
