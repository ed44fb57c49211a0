import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** Every cause of finding nothing, told before anyone asks: the answer itself never says which it was. */
export function LookUpHelp({ hotline, locale }: { hotline: string; locale: Locale }) {
  const t = translator(locale, "track");
  return (
    <div className="space-y-8">
      <section>
        <h2 className="waymark text-xl">{t("helpTitle")}</h2>
        <ul className="mt-3 list-disc space-y-2 pl-5">
          <li>{t("help.number")}</li>
          <li>{t("help.id")}</li>
          <li>{t("help.limit")}</li>
          <li>
            {t.rich("help.call", {
              hotline,
              link: (words) => <a href={`tel:${hotline}`}>{words}</a>,
            })}
          </li>
        </ul>
      </section>
      <section>
        <h2 className="waymark text-xl">{t("shownTitle")}</h2>
        <p className="mt-3">{t("shown")}</p>
      </section>
    </div>
  );
}
