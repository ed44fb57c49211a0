import { CircleCheck, CircleSlash, Footprints, HandHelping } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import { toneClasses } from "#components/ui/tone.ts";
import type { ApplicationView } from "#lib/domain/view.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { statusTones } from "./tones.ts";
import { turnTitle, turnWords } from "./turn-words.ts";

type Told = Pick<ApplicationView, "status" | "progress" | "stages" | "hotline" | "deadline">;

/** What happens next and who has to do it. `children` are the reader's own actions. */
export function WhoseTurn({ view, locale, children }: { view: Told; locale: Locale; children?: ReactNode }) {
  const t = translator(locale, "application");
  const Icon = iconOf(view);
  return (
    <section
      aria-labelledby="whose-turn"
      className={cx("flex gap-4 rounded-lg border p-5 sm:gap-5 sm:p-6", toneClasses[statusTones[view.status]])}
    >
      <Icon aria-hidden className="mt-0.5 size-8 flex-none" strokeWidth={1.75} />
      <div className="min-w-0 flex-1 text-ink">
        <p className="text-sm text-muted">{t("turn.title")}</p>
        <h2 id="whose-turn" className="text-xl">
          {turnTitle(view, locale)}
        </h2>
        {turnWords(view, locale).map((sentence) => (
          <p key={sentence} className="mt-1.5">
            {sentence}
          </p>
        ))}
        {children && <div className="mt-4 flex flex-wrap gap-3">{children}</div>}
        <p className="mt-3 text-sm">
          <a href={`tel:${view.hotline}`}>{t("turn.hotline", { hotline: view.hotline })}</a>
        </p>
      </div>
    </section>
  );
}

function iconOf({ progress, status }: Told) {
  if (progress.turn === "office") return Footprints;
  if (progress.turn === "applicant") return HandHelping;
  return status === "completed" ? CircleCheck : CircleSlash;
}
