import { CircleAlert, Download, ExternalLink, Hourglass } from "lucide-react";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type MaterialFile = {
  readonly id: string;
  readonly materialCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly scan: "quarantined" | "clean" | "refused";
  readonly createdAt: string;
};
type Material = { readonly code: string; readonly name: string };

/** Every material of the service with its files in place: images as they are, PDFs behind a fold. */
export function MaterialViews({
  materials,
  files,
  locale,
}: {
  materials: readonly Material[];
  files: readonly MaterialFile[];
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  return (
    <ul className="divide-y divide-line border-y border-line">
      {materials.map(({ code, name }) => {
        const own = files.filter(({ materialCode }) => materialCode === code);
        return (
          <li key={code} className="py-5">
            <h3 className="font-semibold">
              {name}
              {own.length === 0 && <span className="ml-3 font-normal text-muted">{t("case.notSent")}</span>}
            </h3>
            {own.map((file) => (
              <FileView key={file.id} file={file} locale={locale} />
            ))}
          </li>
        );
      })}
    </ul>
  );
}

function FileView({ file, locale }: { file: MaterialFile; locale: Locale }) {
  const t = translator(locale, "staff");
  const format = formatter(locale);
  return (
    <div className="mt-3">
      <p className="flex flex-wrap items-center gap-x-4">
        <span className="min-w-0 break-all">{file.name}</span>
        <span className="text-sm text-muted figures">
          {format.fileSize(file.size)} · {t("case.addedOn", { time: format.dateTime(file.createdAt) })}
        </span>
        {file.scan === "clean" && <FileLinks file={file} locale={locale} />}
      </p>
      <FileContent file={file} locale={locale} />
    </div>
  );
}

function FileLinks({ file, locale }: { file: MaterialFile; locale: Locale }) {
  const t = translator(locale, "staff");
  const what = <VisuallyHidden>{t("case.openWhat", { name: file.name })}</VisuallyHidden>;
  const look = "inline-flex target items-center gap-1.5 text-sm";
  return (
    <>
      <a href={paths.fileView(file.id)} target="_blank" rel="noopener" className={look}>
        <ExternalLink aria-hidden className="size-4" />
        {t("case.openFile")}
        {what}
      </a>
      <a href={paths.file(file.id)} download className={look}>
        <Download aria-hidden className="size-4" />
        {t("case.download")}
        {what}
      </a>
    </>
  );
}

function FileContent({ file, locale }: { file: MaterialFile; locale: Locale }) {
  const t = translator(locale, "staff");
  if (file.scan === "quarantined") {
    return (
      <p className="mt-1 flex gap-2 text-muted">
        <Hourglass aria-hidden className="mt-1.5 size-4.5 flex-none" />
        {t("case.quarantined")}
      </p>
    );
  }
  if (file.scan === "refused") {
    return (
      <p className="mt-1 flex gap-2 text-bad">
        <CircleAlert aria-hidden className="mt-1.5 size-4.5 flex-none" />
        {t("case.refused")}
      </p>
    );
  }
  if (file.mediaType === "application/pdf") {
    return (
      <Disclosure summary={t("case.showPdf")}>
        <iframe src={paths.fileView(file.id)} title={file.name} loading="lazy" className="material-pdf" />
      </Disclosure>
    );
  }
  // biome-ignore lint/performance/noImgElement: the image belongs to one case and must not pass through the optimiser
  return <img src={paths.fileView(file.id)} alt={file.name} loading="lazy" className="material-image mt-2" />;
}
