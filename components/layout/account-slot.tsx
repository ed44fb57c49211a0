import { CircleUserRound, LogOut } from "lucide-react";
import { buttonClasses } from "#components/ui/button.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import type { Viewer } from "./frame.ts";
import { workplaceOf } from "./navigation.ts";

/** Sign in, or the way to one's own place and out again. */
export function AccountSlot({ viewer, locale }: { viewer: Viewer; locale: Locale }) {
  const t = translator(locale, "common");
  if (viewer.kind === "visitor") {
    return (
      <nav aria-label={t("account.label")} className="flex items-center gap-1">
        <a href={paths.register} className={buttonClasses("quiet", "small", "max-sm:hidden large:hidden")}>
          {t("account.register")}
        </a>
        <a href={paths.signIn} className={buttonClasses("secondary", "small")}>
          {t("account.signIn")}
        </a>
      </nav>
    );
  }
  const workplace = workplaceOf(viewer, locale);
  return (
    <nav aria-label={t("account.label")} className="flex items-center gap-1">
      <a href={workplace.href} className={buttonClasses("quiet", "small", "no-underline")}>
        <CircleUserRound aria-hidden className="size-5 flex-none" />
        <VisuallyHidden>{t("account.signedInAs", { name: viewer.name })}</VisuallyHidden>
        <span className="max-sm:hidden">{workplace.label}</span>
        <span aria-hidden className="max-w-28 truncate">
          {viewer.name}
        </span>
      </a>
      <form action={paths.signOut} method="post">
        <button type="submit" className={buttonClasses("quiet", "small", "no-underline")}>
          <LogOut aria-hidden className="size-5" />
          <span className="max-md:sr-only">{t("account.signOut")}</span>
        </button>
      </form>
    </nav>
  );
}
