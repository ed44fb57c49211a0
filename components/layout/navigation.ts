import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { NavItem, Viewer } from "./frame.ts";

export function publicNavigation(locale: Locale): NavItem[] {
  const t = translator(locale, "common");
  return [
    { key: "home", href: paths.home, label: t("nav.home") },
    { key: "services", href: paths.services, label: t("nav.services") },
    { key: "track", href: paths.track, label: t("nav.track") },
  ];
}

export function applicantNavigation(locale: Locale): NavItem[] {
  const t = translator(locale, "common");
  return [
    { key: "me", href: paths.me, label: t("nav.myApplications") },
    { key: "services", href: paths.services, label: t("nav.services") },
    { key: "track", href: paths.track, label: t("nav.track") },
    { key: "account", href: paths.myAccount, label: t("nav.myAccount") },
  ];
}

export function staffNavigation(locale: Locale): NavItem[] {
  const t = translator(locale, "common");
  return [{ key: "queue", href: paths.staff, label: t("nav.queue") }];
}

export function adminNavigation(locale: Locale): NavItem[] {
  const t = translator(locale, "common");
  return [
    { key: "calendar", href: paths.adminCalendar, label: t("nav.adminCalendar") },
    { key: "webhooks", href: paths.adminWebhooks, label: t("nav.adminWebhooks") },
    { key: "notice", href: paths.adminNotice, label: t("nav.adminNotice") },
    { key: "partners", href: paths.adminPartners, label: t("nav.adminPartners") },
  ];
}

/** Where each role works after signing in. */
export function workplaceOf(viewer: Viewer & { kind: "signed-in" }, locale: Locale): NavItem {
  const t = translator(locale, "common");
  switch (viewer.role) {
    case "applicant":
      return { key: "me", href: paths.me, label: t("account.personalCentre") };
    case "reviewer":
    case "manager":
      return { key: "staff", href: paths.staff, label: t("account.workspace") };
    case "administrator":
      return { key: "admin", href: paths.adminCalendar, label: t("account.workspace") };
  }
}
