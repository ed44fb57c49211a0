import type { Metadata } from "next";
import { AddDaysForm, TakeBackForm } from "#components/admin/calendar-forms.tsx";
import { DayKindMark } from "#components/admin/day-kind-mark.tsx";
import { YearGrid } from "#components/admin/year-grid.tsx";
import { AdminShell } from "#components/layout/shell.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { TabLinks } from "#components/ui/tab-links.tsx";
import { type CalendarDayView, calendarDayKinds, dayRanges } from "#lib/domain/working-days.ts";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { type CalendarYear, calendarYear } from "#lib/queries/calendar-year.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { adminPage, titled } from "../../admin-page.ts";
import { addOwnDays, takeBackDay } from "./actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "admin")("calendar.title"));
}

type Props = { searchParams: Promise<{ year?: string | string[]; set?: string | string[] }> };

export default async function CalendarPage({ searchParams }: Props) {
  const { year: asked, set } = await searchParams;
  const { frame, locale, reading } = await adminPage(paths.adminCalendar);
  const calendar = await calendarYear(reading, typeof asked === "string" ? asked : undefined);
  const t = translator(locale, "admin");
  const address = (year: number) => `${paths.adminCalendar}?year=${year}`;
  const changed = typeof set === "string" ? Number.parseInt(set, 10) : Number.NaN;
  return (
    <AdminShell frame={frame} path={address(calendar.year)} current="calendar">
      <PageHeading title={t("calendar.title")} lead={t("calendar.lead")} />
      {Number.isInteger(changed) && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={t("calendar.set", { count: changed })} />
        </div>
      )}
      <Coverage calendar={calendar} locale={locale} />
      <TabLinks
        label={t("calendar.years")}
        items={calendar.years.map((year) => ({
          href: address(year),
          label: String(year),
          current: year === calendar.year,
        }))}
      />
      <div className="case-grid mt-6">
        <div className="min-w-0">
          <ul aria-label={t("calendar.legend")} className="mb-5 flex flex-wrap gap-x-6 gap-y-2">
            {calendarDayKinds.map((kind) => (
              <li key={kind}>
                <DayKindMark kind={kind} locale={locale} />
              </li>
            ))}
          </ul>
          <YearGrid {...calendar} locale={locale} />
          <Section title={t("calendar.ownTitle")}>
            <OwnDays days={calendar.days.filter(({ own }) => own)} locale={locale} />
          </Section>
          <Section title={t("calendar.publishedTitle")}>
            <PublishedDays days={calendar.days.filter(({ own }) => !own)} locale={locale} />
          </Section>
        </div>
        <Card as="section" className="case-side">
          <h2 className="mb-4 font-display text-xl">{t("calendar.addTitle")}</h2>
          <AddDaysForm
            key={`${asked}/${set}`}
            action={addOwnDays}
            operationId={newOperationId()}
            years={calendar.years}
            locale={locale}
          />
        </Card>
      </div>
    </AdminShell>
  );
}

/** The published calendar ends somewhere; from November on that is worth a word. */
function Coverage({ calendar: { missingYear, coveredUntil }, locale }: { calendar: CalendarYear; locale: Locale }) {
  if (missingYear === null) return null;
  const t = translator(locale, "admin");
  const year = String(missingYear);
  return (
    <Notice tone="attention" title={t("calendar.notCovered", { year })} className="mb-6">
      {t("calendar.notCoveredText", { year, date: formatter(locale).date(coveredUntil) })}
    </Notice>
  );
}

function OwnDays({ days, locale }: { days: readonly CalendarDayView[]; locale: Locale }) {
  const t = translator(locale, "admin");
  if (days.length === 0) {
    return <EmptyState title={t("calendar.ownEmptyTitle")} text={t("calendar.ownEmptyText")} />;
  }
  const takeBack: Column<Days> = {
    key: "action",
    header: t("calendar.action"),
    cell: ({ date }) => (
      <TakeBackForm
        action={takeBackDay}
        operationId={newOperationId()}
        date={date}
        words={formatter(locale).date(date)}
        locale={locale}
      />
    ),
  };
  return (
    <DataTable
      caption={t("calendar.ownTitle")}
      columns={[...dayColumns(locale), takeBack]}
      rows={days}
      rowKey={({ date }) => date}
    />
  );
}

function PublishedDays({ days, locale }: { days: readonly CalendarDayView[]; locale: Locale }) {
  const t = translator(locale, "admin");
  if (days.length === 0) return <p className="text-muted">{t("calendar.publishedNone")}</p>;
  return (
    <DataTable
      caption={t("calendar.publishedTitle")}
      columns={dayColumns(locale)}
      rows={dayRanges(days)}
      rowKey={({ date }) => date}
    />
  );
}

type Days = CalendarDayView & { readonly until?: string };

function dayColumns(locale: Locale): Column<Days>[] {
  const t = translator(locale, "admin");
  const { day } = formatter(locale);
  return [
    {
      key: "date",
      header: t("calendar.date"),
      heading: true,
      cell: ({ date, until }) =>
        until && until !== date ? t("calendar.range", { from: day(date), until: day(until) }) : day(date),
    },
    { key: "kind", header: t("calendar.dayKind"), cell: ({ kind }) => <DayKindMark kind={kind} locale={locale} /> },
    { key: "name", header: t("calendar.name"), cell: ({ name }) => name },
  ];
}
