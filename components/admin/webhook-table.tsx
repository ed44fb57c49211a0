import { Badge } from "#components/ui/badge.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import type { DisabledReason } from "#lib/domain/webhooks.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Row = {
  readonly id: string;
  readonly partnerName: string;
  readonly url: string;
  readonly lastDeliveredAt: Date | null;
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
  readonly underWay: number;
};

/** Where partners are called back, and whether it works. */
export function WebhookTable({ webhooks, locale }: { webhooks: readonly Row[]; locale: Locale }) {
  const t = translator(locale, "admin");
  const format = formatter(locale);
  const columns: Column<Row>[] = [
    { key: "partner", header: t("webhooks.partner"), heading: true, cell: ({ partnerName }) => partnerName },
    { key: "url", header: t("webhooks.url"), cell: ({ url }) => <code className="break-all">{url}</code> },
    { key: "state", header: t("webhooks.state"), cell: (row) => <State row={row} locale={locale} /> },
    {
      key: "delivered",
      header: t("webhooks.delivered"),
      cell: ({ lastDeliveredAt }) => (lastDeliveredAt ? format.dateTime(lastDeliveredAt) : t("webhooks.never")),
    },
    { key: "waiting", header: t("webhooks.waiting"), align: "end", cell: ({ underWay }) => underWay },
  ];
  return <DataTable caption={t("webhooks.title")} columns={columns} rows={webhooks} rowKey={({ id }) => id} />;
}

function State({ row, locale }: { row: Row; locale: Locale }) {
  const t = translator(locale, "admin");
  const { disabledAt, disabledReason, failingSince } = row;
  const since = disabledAt ?? failingSince;
  if (since === null) return <Badge tone="good">{t("webhooks.states.good")}</Badge>;
  return (
    <>
      <Badge tone={disabledReason === "by-partner" ? "neutral" : "attention"}>
        {t(`webhooks.states.${disabledReason ?? "retrying"}`)}
      </Badge>{" "}
      {t("webhooks.since", { time: formatter(locale).dateTime(since) })}
    </>
  );
}
