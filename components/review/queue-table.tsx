import { StatusBadge } from "#components/application/status-badge.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import type { QueueRow } from "#lib/domain/case-view.ts";
import type { IsoDate } from "#lib/domain/dates.ts";
import { paths } from "#lib/paths.ts";
import type { QueueTab } from "#lib/schemas/queue-filter.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { type Translate, translator } from "#lib/text/translator.ts";
import { DeadlineMark } from "./deadline-mark.tsx";

type Given = { rows: readonly QueueRow[]; tab: QueueTab; today: IsoDate; locale: Locale };

/** One page of the queue; cards on a phone. */
export function QueueTable({ rows, tab, today, locale }: Given) {
  const t = translator(locale, "staff");
  const last = tab === "closed" ? resultColumn(t, locale) : deadlineColumn(t, { today, locale });
  return (
    <DataTable
      caption={t("queue.caption", { tab: t(`queue.tab.${tab}`) })}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[...caseColumns(t), last, assigneeColumn(t)]}
    />
  );
}

function caseColumns(t: Translate<"staff">): Column<QueueRow>[] {
  return [
    {
      key: "number",
      header: t("queue.number"),
      heading: true,
      cell: (row) => (
        <a
          href={paths.staffCase(row.id)}
          className="inline-flex min-h-6 items-center font-mono whitespace-nowrap figures"
        >
          {row.number}
        </a>
      ),
    },
    {
      key: "matter",
      header: t("queue.matter"),
      cell: (row) => (
        <span className="block">
          <span className="block font-medium">{row.serviceName}</span>
          <span className="block text-sm text-muted">{row.stageName}</span>
        </span>
      ),
    },
    { key: "applicant", header: t("queue.applicant"), cell: (row) => row.applicantName },
  ];
}

function deadlineColumn(
  t: Translate<"staff">,
  { today, locale }: { today: IsoDate; locale: Locale },
): Column<QueueRow> {
  return {
    key: "deadline",
    header: t("queue.deadline"),
    cell: (row) => <DeadlineMark deadline={row.deadline} today={today} locale={locale} />,
  };
}

function resultColumn(t: Translate<"staff">, locale: Locale): Column<QueueRow> {
  return {
    key: "result",
    header: t("queue.result"),
    cell: (row) => (
      <span className="block">
        <StatusBadge status={row.status} locale={locale} />
        {row.closedAt && (
          <span className="block text-sm whitespace-nowrap text-muted">{formatter(locale).date(row.closedAt)}</span>
        )}
      </span>
    ),
  };
}

function assigneeColumn(t: Translate<"staff">): Column<QueueRow> {
  return {
    key: "assignee",
    header: t("queue.assignee"),
    cell: (row) => {
      if (row.mine) return <strong className="font-semibold text-primary">{t("queue.me")}</strong>;
      return row.assigneeName ?? <span className="text-muted">{t("queue.nobody")}</span>;
    },
  };
}
