import { HandHelping } from "lucide-react";
import { LinkButton } from "#components/ui/button.tsx";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { CorrectionItems, type CorrectionShown } from "./correction-items.tsx";

/** It is the applicant's turn: what to mend, until when, and the way there. */
export function CorrectionPanel({
  correction,
  href,
  locale,
}: {
  correction: CorrectionShown;
  href: string;
  locale: Locale;
}) {
  const t = translator(locale, "personal");
  const words = translator(locale, "application");
  const { answerBy, items } = correction;
  return (
    <section
      aria-labelledby="whose-turn"
      className="rounded-lg border border-attention/40 bg-attention-soft p-5 sm:p-6"
    >
      <div className="flex gap-4 sm:gap-5">
        <HandHelping aria-hidden className="mt-0.5 size-8 flex-none text-attention" strokeWidth={1.75} />
        <div>
          <p className="text-sm text-muted">{words("turn.applicantTitle")}</p>
          <h2 id="whose-turn" className="text-xl">
            {t("correction.panelTitle", { count: items.length })}
          </h2>
          <p className="mt-1">
            {answerBy && (
              <strong className="mr-2 font-semibold">
                {t("correction.until", { date: formatter(locale).date(answerBy) })}
              </strong>
            )}
            {t("correction.paused")}
          </p>
        </div>
      </div>
      <div className="mt-5">
        <CorrectionItems correction={correction} locale={locale} />
      </div>
      <p className="mt-6" data-print="hide">
        <LinkButton href={href} size="big">
          {t("application.answer")}
        </LinkButton>
      </p>
    </section>
  );
}
