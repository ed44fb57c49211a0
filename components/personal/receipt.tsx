import { SummaryList, type SummaryRow } from "#components/ui/summary-list.tsx";
import type { ApplicationView } from "#lib/domain/view.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { sentences } from "#lib/text/sentences.ts";
import { translator } from "#lib/text/translator.ts";
import { answerRows, type FiledContentProps, personRows } from "./filed-content.tsx";

type Shown = FiledContentProps & { view: ApplicationView; lookUp: string; locale: Locale };

/** A sheet to keep: the number, what was filed and when, and how to ask about it. */
export function Receipt({ view, person, answers, files, lookUp, locale }: Shown) {
  const t = translator(locale, "personal");
  const format = formatter(locale);
  return (
    <article className="sheet mx-auto max-w-3xl rounded-lg border border-line bg-surface p-6 sm:p-10">
      <div className="mb-6 border-b-2 border-line pb-5">
        <h1 className="font-display text-3xl">{t("receipt.title")}</h1>
        <p className="mt-1">{t("receipt.received", { issuer: view.issuer })}</p>
      </div>
      <p className="text-sm text-muted">{t("receipt.number")}</p>
      <p className="mb-5 font-mono text-2xl font-semibold tracking-wide whitespace-nowrap figures large:max-xs:text-lg">
        {view.number}
      </p>
      <SummaryList rows={[...caseRows(view, locale), ...personRows(person, locale)]} />
      {answers.length > 0 && <Part title={t("receipt.answersTitle")} rows={answerRows(answers, locale)} />}
      {files.length > 0 && <Part title={t("receipt.filesTitle")} rows={fileRows(files, locale)} />}
      <div className="mt-7 break-inside-avoid border-t-2 border-line pt-5">
        <h2 className="text-lg">{t("receipt.lookupTitle")}</h2>
        <p className="mt-1">{t("receipt.lookup", { address: lookUp })}</p>
        <p>{t("receipt.phone", { hotline: view.hotline })}</p>
        <p className="mt-4 text-sm text-muted">
          {sentences(locale, t("receipt.note"), t("receipt.printedAt", { time: format.dateTime(view.asOf) }))}
        </p>
      </div>
    </article>
  );
}

function caseRows(view: ApplicationView, locale: Locale): SummaryRow[] {
  const t = translator(locale, "personal");
  const format = formatter(locale);
  return [
    { term: t("receipt.service"), value: view.serviceName },
    { term: t("receipt.submittedAt"), value: <span className="figures">{format.dateTime(view.submittedAt)}</span> },
    { term: t("receipt.department"), value: view.issuer },
  ];
}

function fileRows(files: Shown["files"], locale: Locale): SummaryRow[] {
  const t = translator(locale, "personal");
  const { fileSize } = formatter(locale);
  const materials = new Map(files.map((file) => [file.materialCode, file.materialName]));
  return [...materials].map(([code, term]) => ({
    term,
    value: files
      .filter(({ materialCode }) => materialCode === code)
      .map((file) => (
        <span key={file.id} className="block wrap-anywhere">
          {t("receipt.file", { name: file.name, size: fileSize(file.size) })}
        </span>
      )),
  }));
}

function Part({ title, rows }: { title: string; rows: readonly SummaryRow[] }) {
  return (
    <div className="mt-7">
      <h2 className="mb-2 text-lg">{title}</h2>
      <SummaryList rows={rows} />
    </div>
  );
}
