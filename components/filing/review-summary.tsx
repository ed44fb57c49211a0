import { Section } from "#components/ui/headings.tsx";
import { SummaryList, type SummaryRow } from "#components/ui/summary-list.tsx";
import { type IdDocumentKind, idDocumentKinds, maskedIdNumber, normaliseIdNumber } from "#lib/domain/identifiers.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { paths } from "#lib/paths.ts";
import type { TypedValues } from "#lib/schemas/draft.ts";
import type { DraftStep } from "#lib/schemas/draft-steps.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { stepName } from "./filing-steps.tsx";

type Content = {
  draftId: string;
  identity: TypedValues;
  /** Answers in words, by question. */
  answers: ReadonlyMap<string, string>;
  materials: readonly { readonly name: string; readonly files: readonly { readonly name: string }[] }[];
  locale: Locale;
};

/** All that was filled in, page by page. */
export function ReviewSummary({ steps, ...content }: Content & { steps: readonly DraftStep[] }) {
  return steps
    .filter(({ kind }) => kind !== "review")
    .map((step) => (
      <Section key={step.slug} title={stepName(step, content.locale)}>
        <SummaryList rows={rowsOf(step, content).map((row) => withAction(row, step, content))} />
      </Section>
    ));
}

type Row = { readonly term: string; readonly value: string | readonly string[] | undefined };

function rowsOf(step: DraftStep, { identity, answers, materials, locale }: Content): Row[] {
  switch (step.kind) {
    case "identity":
      return identityRows(identity, locale);
    case "section":
      return step.section.fields.map(({ code, label }) => ({
        term: inLocale(label, locale),
        value: answers.get(code),
      }));
    case "materials":
      return materials.map(({ name, files }) => ({ term: name, value: files.map((file) => file.name) }));
    case "review":
      return [];
  }
}

/** The number is masked here too: filing may happen where others look on. Its own page shows it in full. */
function identityRows(identity: TypedValues, locale: Locale): Row[] {
  const t = translator(locale, "filing");
  const { applicantName, idKind, idNumber = "", mobile, email } = identity;
  const number = normaliseIdNumber(idNumber);
  return [
    { term: t("identity.name"), value: applicantName },
    { term: t("identity.idKind"), value: isKind(idKind) ? translator(locale, "domain")(`idDocument.${idKind}`) : "" },
    { term: t("identity.idNumber"), value: maskedIdNumber({ lastFour: number.slice(-4), length: number.length }) },
    { term: t("identity.mobile"), value: mobile },
    { term: t("identity.email"), value: email },
  ];
}

function isKind(text: string | undefined): text is IdDocumentKind {
  return (idDocumentKinds as readonly (string | undefined)[]).includes(text);
}

function withAction({ term, value }: Row, step: DraftStep, { draftId, locale }: Content): SummaryRow {
  const t = translator(locale, "filing");
  const common = translator(locale, "common");
  const none = step.kind === "materials" ? t("review.noFiles") : t("review.notProvided");
  const lines = (typeof value === "string" ? [value] : (value ?? [])).filter((line) => line !== "");
  return {
    term,
    value:
      lines.length === 0 ? (
        <span className="font-normal text-muted">{none}</span>
      ) : (
        lines.map((line, index) => (
          // Two files may bear one name.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes on the page
          <span key={index} className="block whitespace-pre-line">
            {line}
          </span>
        ))
      ),
    action: { href: `${paths.draft(draftId, step.slug)}?from=review`, label: common("change"), what: ` ${term}` },
  };
}
