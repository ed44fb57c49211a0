import { Prisma } from "../db/generated/client.ts";
import { isoDate, officeTime } from "../db/office-time.ts";
import { services } from "../db/workflow-version.ts";
import type { QueueChoices, QueueRow } from "../domain/case-view.ts";
import { localDate } from "../domain/dates.ts";
import { deadlineOf, dueSoonDays, type OfficeTime, urgentAt } from "../domain/deadlines.ts";
import { parseApplicationNumber } from "../domain/identifiers.ts";
import { inLocale, type Locale, type LocalizedText } from "../domain/localized-text.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { isClosed, type Status } from "../domain/workflow.ts";
import { addWorkingDays } from "../domain/working-days.ts";
import {
  cursorText,
  type QueueFilter,
  type QueueTab,
  queueTabs,
  readCursor,
  stageOf,
} from "../schemas/queue-filter.ts";
import type { Reading } from "./reading.ts";

export type QueuePage = {
  readonly rows: readonly QueueRow[];
  /** The `after` of the next page; null on the last one. */
  readonly next: string | null;
};

export const queuePageSize = 25;

type Asker = { readonly actor: StaffActor; readonly locale: Locale };

/**
 * One page of the department's cases, the most urgent first. Paging goes by the last row's sort key, so that cases which
 * come or go meanwhile neither repeat nor hide others. The page is cut before names are joined to it: whatever the
 * planner thinks of the joins, it reads one index in order and stops.
 */
export async function queuePage(reading: Reading, { actor, locale }: Asker, filter: QueueFilter): Promise<QueuePage> {
  const office = await officeTime(reading.database, reading.zone);
  const rows = await reading.database.$queryRaw<Row[]>(queueSql({ reading, office, actor, filter }));
  const page = rows.slice(0, queuePageSize);
  const last = page.at(-1);
  return {
    rows: page.map((row) => queueRow(row, { office, now: reading.now, actor, locale })),
    next: rows.length > queuePageSize && last ? cursorText({ urgentAt: last.sort_at, id: last.id }) : null,
  };
}

type Question = {
  readonly reading: Pick<Reading, "now">;
  readonly office: OfficeTime;
  readonly actor: StaffActor;
  readonly filter: QueueFilter;
};

/** The statement behind {@link queuePage}; apart so that a test can ask the database how it would run it. */
export function queueSql({ reading, office, actor, filter }: Question): Prisma.Sql {
  const conditions = queueConditions({ reading, office, actor, filter });
  const [sort, order, outerOrder] =
    filter.tab === "closed"
      ? [Prisma.sql`a.closed_at`, Prisma.sql`a.closed_at DESC, a.id DESC`, Prisma.sql`a.sort_at DESC, a.id DESC`]
      : [Prisma.sql`a.urgent_at`, Prisma.sql`a.urgent_at, a.id`, Prisma.sql`a.sort_at, a.id`];
  return Prisma.sql`
    SELECT a.*, p.name AS assignee_name, s.name AS stage_name, v.name AS service_name
    FROM (
      SELECT a.id, a.number, a.applicant_name, a.status, a.stage_due_on, a.clock_paused_at, a.submitted_at,
             a.closed_at, a.assignee_id, a.stage_id, a.service_id, ${sort} AS sort_at
      FROM application a
      WHERE ${Prisma.join([...conditions, cursorCondition(filter)], " AND ")}
      ORDER BY ${order}
      LIMIT ${queuePageSize + 1}
    ) a
    JOIN stage s ON s.id = a.stage_id
    JOIN service v ON v.id = a.service_id
    LEFT JOIN person p ON p.id = a.assignee_id
    ORDER BY ${outerOrder}`;
}

/** Beyond this a tab says "999+": nobody plans a day by more, and counting stays cheap however much there is. */
export const countedAtMost = 1000;

export type QueueCounts = Record<Exclude<QueueTab, "closed">, number>;

/** How many open cases each tab holds, up to `countedAtMost`; closed ones are not counted, there may be a great many. */
export async function queueCounts(reading: Reading, { actor }: Pick<Asker, "actor">): Promise<QueueCounts> {
  const office = await officeTime(reading.database, reading.zone);
  const rows = await reading.database.$queryRaw<{ tab: QueueTab; count: bigint }[]>(
    countsSql({ reading, office, actor }),
  );
  return Object.fromEntries(rows.map(({ tab, count }) => [tab, Number(count)])) as QueueCounts;
}

const countedTabs = queueTabs.filter((tab) => tab !== "closed");

/** The statement behind {@link queueCounts}. */
export function countsSql({ reading, office, actor }: Omit<Question, "filter">): Prisma.Sql {
  const counts = countedTabs.map((tab) => {
    const conditions = queueConditions({ reading, office, actor, filter: { tab } });
    return Prisma.sql`SELECT ${tab}::text AS tab, count(*) AS count FROM (
      SELECT 1 FROM application a WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${countedAtMost}) few`;
  });
  return Prisma.join(counts, " UNION ALL ");
}

/** Services and stages in which the department has a part. */
export async function queueChoices(reading: Reading, { actor, locale }: Asker): Promise<QueueChoices> {
  const rows = await reading.database.stage.findMany({
    where: {
      departmentId: actor.departmentId ?? "",
      kind: { not: "submitted" },
      workflowVersion: { currentOf: { isNot: null } },
    },
    orderBy: [{ workflowVersionId: "asc" }, { position: "asc" }],
    select: { code: true, name: true, workflowVersion: { select: { serviceId: true } } },
  });
  const all = await services(reading.database);
  const codes = new Map(all.map((service) => [service.id, service.code]));
  const mine = new Set(rows.map((row) => row.workflowVersion.serviceId));
  return {
    services: all.filter(({ id }) => mine.has(id)).map(({ code, name }) => ({ code, name: inLocale(name, locale) })),
    stages: rows.map((row) => ({
      code: row.code,
      name: inLocale(row.name as LocalizedText, locale),
      serviceCode: codes.get(row.workflowVersion.serviceId) ?? "",
    })),
  };
}

type Row = {
  id: string;
  number: string;
  applicant_name: string;
  status: string;
  stage_due_on: Date | null;
  clock_paused_at: Date | null;
  submitted_at: Date;
  closed_at: Date | null;
  assignee_id: string | null;
  sort_at: Date;
  assignee_name: string | null;
  stage_name: LocalizedText;
  service_name: LocalizedText;
};

function queueConditions({ reading, office, actor, filter }: Question): Prisma.Sql[] {
  const conditions = [
    Prisma.sql`a.department_id = ${actor.departmentId}::uuid`,
    // Nobody handles their own case.
    Prisma.sql`a.applicant_id IS DISTINCT FROM ${actor.personId}::uuid`,
    tabCondition(filter.tab, { actor, ...dueBounds(office, reading.now) }),
  ];
  if (filter.service) {
    conditions.push(Prisma.sql`a.service_id = (SELECT id FROM service WHERE code = ${filter.service})`);
  }
  const stage = stageOf(filter);
  if (stage) {
    // Every version of the service has its own row for the stage.
    conditions.push(Prisma.sql`a.stage_id IN (
      SELECT s.id FROM stage s JOIN workflow_version w ON w.id = s.workflow_version_id
      JOIN service v ON v.id = w.service_id WHERE v.code = ${stage.service} AND s.code = ${stage.code})`);
  }
  if (filter.q) conditions.push(searchCondition(filter.q));
  return conditions;
}

function tabCondition(
  tab: QueueTab,
  { actor, today, soon }: { actor: StaffActor; today: Date; soon: Date },
): Prisma.Sql {
  const open = Prisma.sql`a.closed_at IS NULL`;
  switch (tab) {
    case "all":
      return open;
    case "mine":
      return Prisma.sql`${open} AND a.assignee_id = ${actor.personId}::uuid`;
    case "unassigned":
      return Prisma.sql`${open} AND a.assignee_id IS NULL`;
    case "due-soon":
      return Prisma.sql`${open} AND a.urgent_at > ${today} AND a.urgent_at <= ${soon}`;
    case "overdue":
      return Prisma.sql`${open} AND a.urgent_at <= ${today}`;
    case "waiting":
      return Prisma.sql`a.status = 'correction-required'`;
    case "closed":
      return Prisma.sql`a.closed_at IS NOT NULL`;
  }
}

/** `urgent_at` is the end of the due day: at or before `today` it has passed; up to `soon` it is close. */
function dueBounds(office: OfficeTime, now: Date): { today: Date; soon: Date } {
  const today = localDate(now, office.zone);
  const soon = addWorkingDays(office.calendar, today, dueSoonDays);
  return { today: now, soon: urgentAt(office, { dueOn: soon, paused: false }) };
}

function searchCondition(text: string): Prisma.Sql {
  const number = parseApplicationNumber(text);
  if (number) return Prisma.sql`a.number = ${number}`;
  // Two characters (most Chinese names) hold no trigram: the planner would walk through all applications there are. A
  // plain comparison keeps it in the department's own index.
  if ([...text].length < 3) return Prisma.sql`strpos(lower(a.applicant_name), lower(${text})) > 0`;
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return Prisma.sql`(a.number ILIKE ${pattern} OR a.applicant_name ILIKE ${pattern})`;
}

function cursorCondition({ tab, after }: QueueFilter): Prisma.Sql {
  const cursor = readCursor(after);
  if (!cursor) return Prisma.sql`true`;
  return tab === "closed"
    ? Prisma.sql`(a.closed_at, a.id) < (${cursor.urgentAt}, ${cursor.id}::uuid)`
    : Prisma.sql`(a.urgent_at, a.id) > (${cursor.urgentAt}, ${cursor.id}::uuid)`;
}

function queueRow(
  row: Row,
  { office, now, actor, locale }: { office: OfficeTime; now: Date; actor: StaffActor; locale: Locale },
): QueueRow {
  const status = row.status as Status;
  const paused = row.clock_paused_at !== null;
  const dueOn = isClosed(status) ? null : row.stage_due_on && isoDate(row.stage_due_on);
  return {
    id: row.id,
    number: row.number,
    applicantName: row.applicant_name,
    serviceName: inLocale(row.service_name, locale),
    stageName: inLocale(row.stage_name, locale),
    status,
    assigneeName: row.assignee_name,
    mine: row.assignee_id === actor.personId,
    submittedAt: row.submitted_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    deadline: deadlineOf(office, { dueOn, paused, now }),
  };
}
