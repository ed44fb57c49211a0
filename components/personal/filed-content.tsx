import { Disclosure } from "#components/ui/disclosure.tsx";
import { SummaryList, type SummaryRow } from "#components/ui/summary-list.tsx";
import type { IdDocumentKind } from "#lib/domain/identifiers.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { answerShown } from "./answer-shown.ts";
import { type FiledFile, FileList } from "./file-list.tsx";

export type FiledPerson = {
  readonly name: string;
  /** Both null where a partner filed without a document. */
  readonly idKind: IdDocumentKind | null;
  readonly maskedIdNumber: string | null;
  readonly maskedEmail: string | null;
  readonly maskedMobile: string | null;
};
type Answer = {
  readonly section: string;
  readonly code: string;
  readonly label: string;
  readonly kind: string;
  readonly value: string;
};
export type FiledContentProps = {
  readonly person: FiledPerson;
  readonly answers: readonly Answer[];
  readonly files: readonly (FiledFile & { readonly materialCode: string; readonly materialName: string })[];
};

/** Who applied, the answers and the documents as they were sent. */
export function FiledContent({
  person,
  answers,
  files,
  hotline,
  locale,
}: FiledContentProps & { hotline: string; locale: Locale }) {
  const t = translator(locale, "personal");
  const sections = [...new Set(answers.map(({ section }) => section))];
  return (
    <div className="grid gap-8">
      <Part title={t("application.person")} rows={personRows(person, locale)} />
      {sections.length > 0 && (
        <Disclosure summary={t("application.answersMore")}>
          <div className="grid gap-8 py-2">
            {sections.map((section) => {
              const own = answers.filter((answer) => answer.section === section);
              return <Part key={section} title={section} rows={answerRows(own, locale)} />;
            })}
          </div>
        </Disclosure>
      )}
      {files.length === 0 ? (
        <p className="text-muted">{t("application.noFiles")}</p>
      ) : (
        <Part title={t("application.filesTitle")} rows={fileRows(files, { hotline, locale })} />
      )}
    </div>
  );
}

export function answerRows(answers: readonly Answer[], locale: Locale): SummaryRow[] {
  return answers.map((answer) => ({ term: answer.label, value: answerShown(answer, locale) }));
}

export function personRows(person: FiledPerson, locale: Locale): SummaryRow[] {
  const t = translator(locale, "personal");
  const kind = translator(locale, "domain")(`idDocument.${person.idKind ?? "other"}`);
  const rows: [string, string | null][] = [
    [t("receipt.applicant"), person.name],
    [kind, person.maskedIdNumber],
    [t("application.mobile"), person.maskedMobile],
    [t("application.email"), person.maskedEmail],
  ];
  return rows.flatMap(([term, value]) => (value ? [{ term, value: <span className="figures">{value}</span> }] : []));
}

function fileRows(
  files: FiledContentProps["files"],
  { hotline, locale }: { hotline: string; locale: Locale },
): SummaryRow[] {
  const materials = new Map(files.map((file) => [file.materialCode, file.materialName]));
  return [...materials].map(([code, name]) => ({
    term: name,
    value: (
      <FileList files={files.filter(({ materialCode }) => materialCode === code)} hotline={hotline} locale={locale} />
    ),
  }));
}

function Part({ title, rows }: { title: string; rows: readonly SummaryRow[] }) {
  return (
    <div>
      <h3 className="mb-3 text-lg">{title}</h3>
      <SummaryList rows={rows} />
    </div>
  );
}
