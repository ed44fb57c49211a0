import { Disclosure } from "#components/ui/disclosure.tsx";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** Questions that come up on the way, with their answers folded. */
export function WhatIf({ hotline, locale }: { hotline: string; locale: Locale }) {
  const t = translator(locale, "services");
  const cases = [
    { question: t("cases.correctionTitle"), answer: t("cases.correctionText") },
    { question: t("cases.overdueTitle"), answer: t("cases.overdueText", { hotline }) },
    { question: t("cases.rejectedTitle"), answer: t("cases.rejectedText", { hotline }) },
    { question: t("cases.withdrawTitle"), answer: t("cases.withdrawText") },
  ];
  return cases.map(({ question, answer }) => (
    <Disclosure key={question} summary={question} className="mb-1">
      <p className="max-w-prose">{answer}</p>
    </Disclosure>
  ));
}
