import type { Viewer } from "#components/layout/frame.ts";
import { Button, LinkButton } from "#components/ui/button.tsx";
import { grantMinutes } from "#lib/auth/lookup-grant.ts";
import { paths } from "#lib/paths.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

/** What the applicant sees beyond this page, and the way out for whoever sits at a shared computer. */
export function CloseResult({ viewer, locale }: { viewer: Viewer; locale: Locale }) {
  const t = translator(locale, "track");
  return (
    <div
      className="mt-12 grid gap-x-12 gap-y-8 border-t-2 border-line pt-8 md:grid-cols-2 large:grid-cols-1"
      data-print="hide"
    >
      {viewer.kind === "visitor" && (
        <section>
          <h2 className="text-lg">{t("result.fullTitle")}</h2>
          <p className="mt-1 mb-3">{t("result.full")}</p>
          <LinkButton href={paths.me} look="secondary">
            {t("result.signIn")}
          </LinkButton>
        </section>
      )}
      <section>
        <h2 className="text-lg">{t("result.closeTitle")}</h2>
        <p className="mt-1 mb-3">{t("result.closeNote", { minutes: grantMinutes })}</p>
        <form action={paths.trackClose} method="post">
          <Button type="submit" look="secondary">
            {t("result.close")}
          </Button>
        </form>
      </section>
    </div>
  );
}
