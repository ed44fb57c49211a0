import type { ReactNode } from "react";
import { DescriptionList } from "#components/ui/description-list.tsx";
import type { IdDocumentKind } from "#lib/domain/identifiers.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type ApplicantShown = {
  readonly name: string;
  /** Both null where a partner filed without a document. */
  readonly idKind: IdDocumentKind | null;
  readonly maskedIdNumber: string | null;
  readonly maskedEmail: string | null;
  readonly maskedMobile: string | null;
};
export type AnswerShown = {
  readonly code: string;
  readonly section: string;
  readonly label: string;
  readonly kind: string;
  readonly value: string;
};

/** Who applied, masked, and what they answered, part by part. */
export function FiledAnswers({
  person,
  answers,
  reveal,
  locale,
}: {
  person: ApplicantShown;
  answers: readonly AnswerShown[];
  /** The way to the whole ID number, for those who may see it. */
  reveal: ReactNode;
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  const sections = Map.groupBy(answers, ({ section }) => section);
  const who = [
    { term: t("case.person"), value: person.name },
    documentRow(person, { reveal, locale }),
    ...(person.maskedMobile ? [{ term: t("case.mobile"), value: person.maskedMobile }] : []),
    ...(person.maskedEmail ? [{ term: t("case.email"), value: person.maskedEmail }] : []),
  ];
  return (
    <div className="divide-y divide-line border-y border-line">
      <DescriptionList className="py-5" items={who} />
      {[...sections].map(([section, own]) => (
        <section key={section} aria-label={section} className="py-5">
          <h3 className="mb-3 font-semibold">{section}</h3>
          <DescriptionList
            items={own.map((answer) => ({ term: answer.label, value: <Answer answer={answer} locale={locale} /> }))}
          />
        </section>
      ))}
      {answers.length === 0 && <p className="py-5 text-muted">{t("case.noAnswers")}</p>}
    </div>
  );
}

function documentRow(
  { idKind, maskedIdNumber }: ApplicantShown,
  { reveal, locale }: { reveal: ReactNode; locale: Locale },
) {
  const t = translator(locale, "staff");
  if (idKind === null) return { term: t("case.idNumber"), value: t("case.idNotGiven") };
  return {
    term: `${t("case.idNumber")} · ${translator(locale, "domain")(`idDocument.${idKind}`)}`,
    value: (
      <>
        <span className="font-mono whitespace-nowrap figures">{maskedIdNumber}</span>
        {reveal && <span className="block text-sm font-normal">{reveal}</span>}
      </>
    ),
  };
}

function Answer({ answer: { kind, value }, locale }: { answer: AnswerShown; locale: Locale }) {
  if (kind === "date") return <span className="figures">{formatter(locale).date(value)}</span>;
  return <span className="font-normal whitespace-pre-line">{value}</span>;
}
