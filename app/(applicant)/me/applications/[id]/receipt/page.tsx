import type { Metadata } from "next";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { Receipt } from "#components/personal/receipt.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PrintButton } from "#components/ui/print-button.tsx";
import { settings } from "#lib/env.ts";
import { paths } from "#lib/paths.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../../applicant-page.ts";
import { ownPage } from "../own-application.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("receipt.title"));
}

/** Made for paper; the screen shows the sheet. */
export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { frame, path, locale, application } = await ownPage((await params).id, paths.receipt);
  const { id, view } = application;
  const t = translator(locale, "personal");
  const lookUp = `${new URL(settings().publicOrigin).host}${paths.track}`;
  return (
    <ApplicantShell
      frame={frame}
      path={path}
      current="me"
      breadcrumbs={[
        { href: paths.me, label: translator(locale, "personal")("title") },
        { href: paths.myApplication(id), label: view.number },
      ]}
    >
      <Receipt {...application} lookUp={lookUp} locale={locale} />
      <p className="mt-8 flex flex-wrap justify-center gap-3" data-print="hide">
        <PrintButton label={t("receipt.print")} />
        <LinkButton href={paths.myApplication(id)} look="secondary">
          {t("receipt.back")}
        </LinkButton>
      </p>
    </ApplicantShell>
  );
}
