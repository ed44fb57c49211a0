import type { Metadata } from "next";
import { WebhookTable } from "#components/admin/webhook-table.tsx";
import { AdminShell } from "#components/layout/shell.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { paths } from "#lib/paths.ts";
import { allWebhooks } from "#lib/queries/webhooks.ts";
import { translator } from "#lib/text/translator.ts";
import { adminPage, titled } from "../../admin-page.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "admin")("webhooks.title"));
}

export default async function WebhooksPage() {
  const { frame, path, locale, reading } = await adminPage(paths.adminWebhooks);
  const webhooks = await allWebhooks(reading.database);
  const t = translator(locale, "admin");
  const lost = webhooks.filter(
    ({ disabledReason }) => disabledReason === "gone" || disabledReason === "failing",
  ).length;
  return (
    <AdminShell frame={frame} path={path} current="webhooks">
      <PageHeading title={t("webhooks.title")} lead={t("webhooks.lead")} />
      {lost > 0 && (
        <Notice tone="attention" title={t("webhooks.lost", { count: lost })} className="mb-6">
          {t("webhooks.lostText")}
        </Notice>
      )}
      {webhooks.length === 0 ? (
        <EmptyState title={t("webhooks.none")} text={t("webhooks.noneText")} />
      ) : (
        <WebhookTable webhooks={webhooks} locale={locale} />
      )}
    </AdminShell>
  );
}
