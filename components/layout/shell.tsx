import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import type { Crumb, Frame, NavItem } from "./frame.ts";
import { adminNavigation, applicantNavigation, publicNavigation, staffNavigation } from "./navigation.ts";
import { NoticeBanner } from "./notice-banner.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

type ShellProps = {
  frame: Frame;
  /** This page's own address, to come back to after a switch of language, colours or view. */
  path: string;
  /** Key of the navigation item that leads here. */
  current?: string;
  breadcrumbs?: readonly Crumb[];
  /** Full width between header and content, for a page that opens with a picture. */
  opening?: ReactNode;
  children: ReactNode;
};

/** Visitors: home, services, look-up, sign-in. */
export function PublicShell(props: ShellProps) {
  return <Shell {...props} home={paths.home} nav={publicNavigation(props.frame.preferences.locale)} room="page" />;
}

/** The personal centre. */
export function ApplicantShell(props: ShellProps) {
  return <Shell {...props} home={paths.home} nav={applicantNavigation(props.frame.preferences.locale)} room="page" />;
}

/** Reviewers and managers: wide, for queues and cases. */
export function StaffShell(props: ShellProps) {
  const nav = staffNavigation(props.frame.preferences.locale);
  return <Shell {...props} home={paths.staff} nav={nav} room="wide" office />;
}

export function AdminShell(props: ShellProps) {
  const nav = adminNavigation(props.frame.preferences.locale);
  return <Shell {...props} home={paths.adminCalendar} nav={nav} room="wide" office />;
}

const rooms = {
  page: "mx-auto w-full max-w-page px-4 sm:px-6",
  wide: "mx-auto w-full max-w-wide px-4 sm:px-6",
} as const;

function Shell({
  frame,
  path,
  current,
  breadcrumbs = [],
  opening,
  children,
  home,
  nav,
  room,
  office = false,
}: ShellProps & { home: string; nav: readonly NavItem[]; room: keyof typeof rooms; office?: boolean }) {
  const { locale } = frame.preferences;
  const t = translator(locale, "common");
  const width = rooms[room];
  return (
    <>
      <a href="#main" className="skip-link">
        {t("skipToContent")}
      </a>
      <SiteHeader frame={frame} path={path} home={home} nav={nav} current={current} office={office} width={width} />
      <NoticeBanner notices={frame.notices} locale={locale} width={width} />
      <main id="main" tabIndex={-1} className="focus-visible:outline-none">
        {opening}
        <div className={cx(width, "pt-6 sm:pt-9")}>
          <Breadcrumbs crumbs={breadcrumbs} locale={locale} />
          {children}
        </div>
      </main>
      <SiteFooter frame={frame} width={width} />
    </>
  );
}
