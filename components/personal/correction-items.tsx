import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

export type CorrectionShown = {
  readonly answerBy: string | null;
  readonly remark: string | null;
  readonly items: readonly {
    readonly about: string | null;
    readonly answer: string | null;
    readonly materialCode: string | null;
    readonly problem: string;
    readonly advice: string;
  }[];
};

/** Every point to mend, numbered: what it is about, what is wrong, what to do. */
export function CorrectionItems({ correction, locale }: { correction: CorrectionShown; locale: Locale }) {
  const t = translator(locale, "personal");
  return (
    <>
      <ol className="grid gap-4">
        {correction.items.map((item, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two points may read alike and the list never changes
            key={index}
            className="flex gap-4 rounded-lg border border-attention/40 bg-surface p-5"
          >
            <span
              aria-hidden
              className="mt-0.5 grid size-8 flex-none place-content-center rounded-full bg-attention-soft font-semibold text-attention figures"
            >
              {index + 1}
            </span>
            <div className="min-w-0">
              <p className="text-lg font-semibold">{item.about ?? t("correction.whole")}</p>
              {item.answer && (
                <p className="text-muted">
                  {t("correction.answered")} <span className="font-medium text-ink">{item.answer}</span>
                </p>
              )}
              <dl className="mt-2 grid gap-2">
                <Said term={t("correction.problem")} text={item.problem} />
                {item.advice && <Said term={t("correction.advice")} text={item.advice} />}
              </dl>
            </div>
          </li>
        ))}
      </ol>
      {correction.remark && (
        <blockquote className="mt-5 border-l-4 border-primary bg-primary-soft px-4 py-3">
          <p className="text-sm text-muted">{t("correction.officeSays")}</p>
          <p className="whitespace-pre-line">{correction.remark}</p>
        </blockquote>
      )}
    </>
  );
}

function Said({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{term}</dt>
      <dd className="whitespace-pre-line">{text}</dd>
    </div>
  );
}
