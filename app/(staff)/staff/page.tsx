import type { Metadata } from "next";
import { StaffShell } from "#components/layout/shell.tsx";
import { queueAddress } from "#components/review/queue-address.ts";
import { QueueFilters } from "#components/review/queue-filters.tsx";
import { QueueTable } from "#components/review/queue-table.tsx";
import { QueueTabs } from "#components/review/queue-tabs.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeading } from "#components/ui/headings.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { localDate } from "#lib/domain/dates.ts";
import { departmentName } from "#lib/queries/department-name.ts";
import { countedAtMost, queueChoices, queueCounts, queuePage } from "#lib/queries/staff-queue.ts";
import { isFiltered, type QueueFilter, queueFilter } from "#lib/schemas/queue-filter.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { departmentPage, titled } from "../staff-page.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "staff")("title"));
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function QueuePage({ searchParams }: Props) {
  const filter = queueFilter.parse(await searchParams);
  const { actor, frame, path, locale, reading } = await departmentPage(queueAddress(filter));
  const asker = { actor, locale };
  const [page, counts, choices, department] = await Promise.all([
    queuePage(reading, asker, filter),
    queueCounts(reading, asker),
    queueChoices(reading, asker),
    departmentName(reading, asker),
  ]);
  const t = translator(locale, "staff");
  return (
    <StaffShell frame={frame} path={path} current="queue">
      <PageHeading title={t("title")} lead={t("queue.lead", { department })} />
      <QueueTabs filter={filter} counts={counts} most={countedAtMost} locale={locale} />
      <QueueFilters filter={filter} choices={choices} locale={locale} />
      <div className="mt-6">
        {page.rows.length > 0 ? (
          <QueueTable rows={page.rows} tab={filter.tab} today={localDate(reading.now, reading.zone)} locale={locale} />
        ) : (
          <EmptyQueue filter={filter} locale={locale} />
        )}
      </div>
      <Pagination
        label={t("queue.pages")}
        previous={
          filter.after ? { href: queueAddress({ ...filter, after: undefined }), label: t("queue.first") } : null
        }
        next={page.next ? { href: queueAddress({ ...filter, after: page.next }), label: t("queue.next") } : null}
      />
    </StaffShell>
  );
}

/** Why there is nothing, and where to look instead. */
function EmptyQueue({ filter, locale }: { filter: QueueFilter; locale: Locale }) {
  const t = translator(locale, "staff");
  const filtered = isFiltered(filter);
  const why = filter.after ? "past" : filtered ? "filtered" : filter.tab;
  return (
    <EmptyState title={t(`queue.empty.${why}.title`)} text={t(`queue.empty.${why}.text`)}>
      {filtered && (
        <LinkButton look="secondary" href={queueAddress({ tab: filter.tab })}>
          {t("queue.clear")}
        </LinkButton>
      )}
      {why === "mine" && (
        <LinkButton look="secondary" href={queueAddress({ tab: "unassigned" })}>
          {t("queue.tab.unassigned")}
        </LinkButton>
      )}
    </EmptyState>
  );
}
