import { Megaphone, TriangleAlert } from "lucide-react";
import { cx } from "#components/ui/cx.ts";
import { toneClasses } from "#components/ui/tone.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { SiteNotice } from "./frame.ts";

/** What the office has to say to everyone. Not for the outcome of a form: that is `Notice`. */
export function NoticeBanner({
  notices,
  locale,
  width,
}: {
  notices: readonly SiteNotice[];
  locale: Locale;
  width: string;
}) {
  if (notices.length === 0) return null;
  const t = translator(locale, "common");
  return (
    <section aria-label={t("notice.label")} data-print="hide">
      {notices.map((notice) => {
        const Icon = notice.tone === "attention" ? TriangleAlert : Megaphone;
        return (
          <div key={notice.title} className={cx("border-b", toneClasses[notice.tone])}>
            <div className={cx(width, "flex gap-3 py-3")}>
              <Icon aria-hidden className="mt-1 size-5.5 flex-none" />
              <p>
                <strong className="font-semibold">{notice.title}</strong>
                {notice.text && <span className="ml-3 text-ink">{notice.text}</span>}
              </p>
            </div>
          </div>
        );
      })}
    </section>
  );
}
