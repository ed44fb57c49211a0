import { cx } from "#components/ui/cx.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { dayOfWeek, type IsoDate } from "#lib/domain/dates.ts";
import type { CalendarDayKind, CalendarDayView } from "#lib/domain/working-days.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

const months = Array.from({ length: 12 }, (_, index) => index + 1);

type Given = { year: number; days: readonly CalendarDayView[]; today: IsoDate; locale: Locale };

/** Twelve small months; what differs from the ordinary week is marked by a word as well as a colour. */
export function YearGrid({ year, days, today, locale }: Given) {
  const marked = new Map(days.map((day) => [day.date, day]));
  return (
    <div className="year-grid">
      {months.map((month) => (
        <Month key={month} year={year} month={month} marked={marked} today={today} locale={locale} />
      ))}
    </div>
  );
}

type MonthGiven = Omit<Given, "days"> & { month: number; marked: ReadonlyMap<IsoDate, CalendarDayView> };

function Month({ year, month, marked, today, locale }: MonthGiven) {
  const t = translator(locale, "admin");
  return (
    <table className="month">
      <caption>{t("calendar.month", { month })}</caption>
      <thead>
        <tr>
          {t("calendar.weekdays")
            .split(" ")
            .map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((date) => date !== null)}>
            {week.map((date, index) => (
              <DayCell
                // biome-ignore lint/suspicious/noArrayIndexKey: the column is the weekday
                key={index}
                date={date}
                day={date ? marked.get(date) : undefined}
                today={today}
                locale={locale}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({
  date,
  day,
  today,
  locale,
}: {
  date: IsoDate | null;
  day: CalendarDayView | undefined;
  today: IsoDate;
  locale: Locale;
}) {
  const t = translator(locale, "admin");
  if (date === null) return <td />;
  return (
    <td
      className={cx(looks(date, day), date === today && "day-today")}
      aria-current={date === today ? "date" : undefined}
    >
      <span className="figures">{Number(date.slice(8))}</span>
      {day && (
        <>
          <span aria-hidden className="day-mark">
            {t(`calendar.mark.${day.kind}`)}
          </span>
          <VisuallyHidden>
            {t(`calendar.kind.${day.kind}`)} {day.name}
          </VisuallyHidden>
        </>
      )}
    </td>
  );
}

const kinds: Record<CalendarDayKind, string> = {
  holiday: "day-off day-holiday",
  "make-up-workday": "day-work",
  closure: "day-off day-closure",
};

function looks(date: IsoDate, day: CalendarDayView | undefined): string {
  if (day) return kinds[day.kind];
  return dayOfWeek(date) > 5 ? "day-off" : "";
}

/** Weeks from Monday to Sunday; null outside the month. */
function weeksOf(year: number, month: number): (IsoDate | null)[][] {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const dates = Array.from({ length }, (_, index) => `${first.slice(0, 8)}${String(index + 1).padStart(2, "0")}`);
  const cells: (IsoDate | null)[] = [...Array.from({ length: dayOfWeek(first) - 1 }, () => null), ...dates];
  while (cells.length % 7 > 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
