import { FileText, ShieldAlert, ShieldQuestion } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { ScanState } from "#lib/domain/materials.ts";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type FiledFile = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly scan: ScanState;
  readonly createdAt: string;
};

const icons: Record<ScanState, typeof FileText> = {
  clean: FileText,
  quarantined: ShieldQuestion,
  refused: ShieldAlert,
};

/** Files that were sent: each can be opened, or says why not and what to do. */
export function FileList({ files, hotline, locale }: { files: readonly FiledFile[]; hotline: string; locale: Locale }) {
  return (
    <ul className="grid gap-2">
      {files.map((file) => {
        const Icon = icons[file.scan];
        return (
          <li key={file.id} className="flex gap-3">
            <Icon
              aria-hidden
              className={cx("mt-1 size-5 flex-none", file.scan === "refused" ? "text-bad" : "text-primary")}
            />
            <div className="min-w-0">
              <FileName file={file} locale={locale} />
              <FileFacts file={file} hotline={hotline} locale={locale} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function FileName({ file, locale }: { file: FiledFile; locale: Locale }) {
  if (file.scan !== "clean") return <p className="font-medium wrap-anywhere">{file.name}</p>;
  return (
    <p className="font-medium wrap-anywhere">
      <a href={paths.fileView(file.id)} target="_blank" rel="noreferrer">
        {file.name}
        <VisuallyHidden>{translator(locale, "personal")("application.opensNew")}</VisuallyHidden>
      </a>
    </p>
  );
}

function FileFacts({ file, hotline, locale }: { file: FiledFile; hotline: string; locale: Locale }) {
  const t = translator(locale, "personal");
  const format = formatter(locale);
  const { scan } = file;
  return (
    <>
      <p className="text-sm font-normal text-muted figures">
        {format.fileSize(file.size)}
        <span className="mx-2">·</span>
        {t("application.uploadedOn", { date: format.date(file.createdAt) })}
        {scan !== "clean" && (
          <>
            <span className="mx-2">·</span>
            <span className={cx("font-medium", scan === "refused" && "text-bad")}>{t(`application.${scan}`)}</span>
          </>
        )}
      </p>
      {scan !== "clean" && <p className="text-sm font-normal">{t(`application.${scan}Help`, { hotline })}</p>}
    </>
  );
}
