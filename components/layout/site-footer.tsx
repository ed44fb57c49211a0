import { Phone } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import type { Frame } from "./frame.ts";

/** Help stands in the same place on every page; then who runs the site and under which registrations. */
export function SiteFooter({ frame, width }: { frame: Frame; width: string }) {
  const { site } = frame;
  const { locale } = frame.preferences;
  const t = translator(locale, "common");
  return (
    <footer className="mt-auto">
      <Ridge />
      <div className="ground">
        <div className={cx(width, "grid gap-x-12 gap-y-8 pt-6 pb-10 lg:grid-cols-[1.4fr_1fr] large:grid-cols-1")}>
          <section aria-labelledby="footer-help">
            <h2 id="footer-help" className="text-lg">
              {t("footer.helpTitle")}
            </h2>
            <p className="mt-1 flex flex-wrap items-center gap-x-4">
              <a
                href={`tel:${site.hotline}`}
                className="inline-flex target items-center gap-3 font-display text-3xl figures no-underline hover:underline"
              >
                <Phone aria-hidden className="size-7 text-lamp" />
                <span className="sr-only">{t("footer.hotline")}</span>
                {site.hotline}
              </a>
              <span className="text-on-ground-muted">{inLocale(site.hours, locale)}</span>
            </p>
          </section>
          <nav aria-label={t("footer.links")} className="lg:justify-self-end large:hidden">
            <ul className="flex flex-wrap gap-x-6 lg:grid lg:grid-cols-2 lg:gap-x-10">
              <FooterLink href={paths.privacy}>{t("footer.privacy")}</FooterLink>
              <FooterLink href={paths.accessibility}>{t("footer.accessibility")}</FooterLink>
            </ul>
          </nav>
        </div>
        <div className={width}>
          <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-ground-line py-5 text-sm text-on-ground-muted">
            <Registrations frame={frame} />
          </div>
        </div>
      </div>
    </footer>
  );
}

function Registrations({ frame: { site, preferences } }: { frame: Frame }) {
  const t = translator(preferences.locale, "common");
  return (
    <>
      <span>{t("footer.organiser", { name: inLocale(site.organiser, preferences.locale) })}</span>
      {site.address && <span>{inLocale(site.address, preferences.locale)}</span>}
      {site.icp && (
        <a href="https://beian.miit.gov.cn/" rel="noreferrer">
          {site.icp}
        </a>
      )}
      {site.policeRecord && <span>{site.policeRecord}</span>}
      {site.siteCode && <span>{t("footer.siteCode", { code: site.siteCode })}</span>}
    </>
  );
}

function FooterLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a href={href} className="inline-flex target items-center whitespace-nowrap no-underline hover:underline">
        {children}
      </a>
    </li>
  );
}

/** The page ends in hills. */
function Ridge() {
  return (
    <svg
      viewBox="0 0 1440 120"
      preserveAspectRatio="none"
      aria-hidden="true"
      data-print="hide"
      className="mt-16 -mb-px block h-16 w-full sm:h-24"
    >
      <path
        className="fill-hill-1"
        d="M0 74 C120 40 210 62 330 52 S540 8 690 30 870 66 1010 44 1250 14 1440 46 V120 H0Z"
      />
      <path
        className="fill-hill-2"
        d="M0 96 C140 70 260 92 400 78 S600 44 760 66 980 92 1120 72 1330 52 1440 68 V120 H0Z"
      />
      <path className="fill-ground" d="M0 112 C180 92 330 110 520 102 S820 82 980 98 1260 100 1440 92 V121 H0Z" />
    </svg>
  );
}
