import { cx } from "#components/ui/cx.ts";
import { inLocale } from "#lib/domain/localized-text.ts";
import { translator } from "#lib/text/translator.ts";
import { AccountSlot } from "./account-slot.tsx";
import type { Frame, NavItem } from "./frame.ts";
import { Logo } from "./logo.tsx";
import { PreferenceSwitches } from "./preference-switches.tsx";

type Header = {
  frame: Frame;
  path: string;
  home: string;
  nav: readonly NavItem[];
  current: string | undefined;
  /** Offices work under a dark header, so that nobody mistakes the workplace for the public site. */
  office: boolean;
  width: string;
};

export function SiteHeader({ frame, path, home, nav, current, office, width }: Header) {
  const { locale } = frame.preferences;
  const t = translator(locale, "common");
  return (
    <header className={office ? "office-header" : "border-b-2 border-line"}>
      <div className="bg-sunken" data-print="hide">
        <div className={cx(width, "flex flex-wrap items-center justify-between gap-x-6")}>
          <p className="py-1 text-sm text-muted max-md:hidden">{inLocale(frame.site.organiser, locale)}</p>
          <PreferenceSwitches preferences={frame.preferences} path={path} />
        </div>
      </div>
      <div className={cx(width, "flex flex-wrap items-center gap-x-6 pt-3 lg:pt-4")}>
        <a href={home} className="mr-auto no-underline lg:pb-4 print:pb-3">
          <Logo name={t("siteName")} tagline={t("tagline")} />
        </a>
        <div className="order-2 lg:order-3 lg:self-end lg:pb-0.5 large:self-center large:pb-0" data-print="hide">
          <AccountSlot viewer={frame.viewer} locale={locale} />
        </div>
        <nav
          aria-label={t("nav.label")}
          className="path-nav site-nav order-3 -mx-2 mt-1 basis-full self-end lg:order-2 lg:mx-0 lg:mt-0 lg:basis-auto large:order-3 large:basis-full"
        >
          <ul className="flex lg:gap-2">
            {nav.map((item) => (
              <li key={item.key}>
                <a href={item.href} aria-current={item.key === current ? "page" : undefined}>
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  );
}
