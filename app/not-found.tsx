import type { Metadata } from "next";
import { PublicShell } from "#components/layout/shell.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { requestPreferences } from "#lib/http/preferences.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { requestFrame } from "./frame.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await requestPreferences();
  return { title: translator(locale, "outage")("notFoundTitle") };
}

export default async function NotFound() {
  const frame = await requestFrame();
  const t = translator(frame.preferences.locale, "outage");
  const words = translator(frame.preferences.locale, "common");
  return (
    <PublicShell frame={frame} path={paths.home}>
      <PageHeading title={t("notFoundTitle")} lead={t("notFoundText")} />
      <p className="flex flex-wrap gap-3">
        <LinkButton href={paths.track}>{words("nav.track")}</LinkButton>
        <LinkButton href={paths.home} look="secondary">
          {words("home")}
        </LinkButton>
      </p>
    </PublicShell>
  );
}
