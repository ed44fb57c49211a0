import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GivenService, givenReviewer, givenService, type World, worldOf } from "#prisma/seed/factories.ts";
import { Prisma } from "../db/generated/client.ts";
import { officeTime } from "../db/office-time.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { applicationNumber } from "../domain/identifiers.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { type QueueFilter, type QueueTab, queueFilter, queueTabs } from "../schemas/queue-filter.ts";
import { countedAtMost, countsSql, queueCounts, queuePage, queueSql } from "./staff-queue.ts";

/*
 * A large office: 20,000 cases of its own, half of them closed, and as many of another one. Every tab has to be read
 * from its index, in order, and left after one page.
 */

let db: TestDatabase;
let world: World;
let me: StaffActor;
const now = new Date("2026-11-25T02:00:00Z");
const own = { mine: 30, overdue: 400, dueSoon: 60, waiting: 90, unassigned: 500 };

beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  const service = await givenService(world);
  const { police, bank } = service.departments;
  me = await givenReviewer(world, { departmentId: police });
  const colleague = await givenReviewer(world, { departmentId: police });
  const stranger = await givenReviewer(world, { departmentId: bank });
  await fill({ service, departmentId: police, people: [me.personId, colleague.personId] });
  await fill({ service, departmentId: bank, people: [stranger.personId, stranger.personId] });
  await db.owner.pool.query("VACUUM ANALYZE application");
}, 120_000);
afterAll(() => db.close());

const reading = () => ({ database: db.database, now, zone: world.zone });
const asker = () => ({ actor: me, locale: "zh-CN" as const });
const filterOf = (given: Partial<QueueFilter>) => queueFilter.parse(given);

describe("each tab is read from its index and no further than its page", () => {
  const expected: Record<QueueTab, { index: string; rows: number }> = {
    all: { index: "application_queue_idx", rows: 60 },
    mine: { index: "application_assigned_idx", rows: 60 },
    unassigned: { index: "application_unassigned_idx", rows: 60 },
    "due-soon": { index: "application_queue_idx", rows: 60 },
    overdue: { index: "application_queue_idx", rows: 60 },
    waiting: { index: "application_waiting_idx", rows: 60 },
    closed: { index: "application_closed_idx", rows: 60 },
  };

  test.each(queueTabs)("%s", async (tab) => {
    const { index, rows } = expected[tab];
    const first = await plan(filterOf({ tab }));
    expect(first.indexes).toEqual([index]);
    expect(first.read).toBeLessThanOrEqual(rows);
    expect(first.sorted).toBeLessThanOrEqual(rows);
  });

  test("the fortieth page of the open and of the closed cases is as cheap as the first", async () => {
    for (const tab of ["all", "closed"] as const) {
      let after: string | null = null;
      for (let page = 1; page < 40; page += 1) {
        after = (await queuePage(reading(), asker(), filterOf({ tab, ...(after ? { after } : {}) }))).next;
      }
      const deep = await plan(filterOf({ tab, after: after ?? "" }));
      expect(deep.indexes).toEqual([expected[tab].index]);
      expect(deep.read).toBeLessThanOrEqual(60);
    }
  });

  test("an exact number reads one row, however it is typed", async () => {
    const number = applicationNumber({ prefix: "RC", year: 2026, random: randomBytes(5) });
    const [row] = (await queuePage(reading(), asker(), filterOf({}))).rows;
    await db.owner.pool.query("UPDATE application SET number = $1 WHERE id = $2", [number, row?.id]);
    const exact = await plan(filterOf({ q: number.toLowerCase().replaceAll("-", " ") }));
    expect(exact).toMatchObject({ indexes: ["application_number_key"], read: 1 });
  });

  test("part of a name uses the trigram index; two characters, too few for it, stay within the department", async () => {
    const part = await plan(filterOf({ q: "81dc9bdb" }));
    expect(part.indexes).toContain("application_search_idx");
    expect(part.read).toBeLessThanOrEqual(200);
    const short = await plan(filterOf({ q: "张三" }));
    expect(short.read).toBeLessThanOrEqual(10_000);
  });
});

describe("the counts", () => {
  test("are exact up to their cap and stop there", async () => {
    expect(await queueCounts(reading(), asker())).toEqual({
      all: countedAtMost,
      mine: own.mine,
      unassigned: own.unassigned,
      "due-soon": own.dueSoon,
      overdue: own.overdue,
      waiting: own.waiting,
    });
  });

  test("read no more than the cap for each tab", async () => {
    const office = await officeTime(db.database, world.zone);
    const { read } = await explained(countsSql({ reading: { now }, office, actor: me }));
    const told = Object.values(own).reduce((sum, count) => sum + count, countedAtMost);
    expect(read).toBeLessThanOrEqual(told + 100);
  });
});

describe("paging", () => {
  test("shows every case of a tab once, the most urgent first, though cases come and go meanwhile", async () => {
    const seen: string[] = [];
    let after: string | null = "";
    while (after !== null) {
      const page = await queuePage(reading(), asker(), filterOf({ tab: "overdue", after }));
      seen.push(...page.rows.map((row) => row.id));
      // The first one is dealt with while its reader turns the page.
      await db.owner.pool.query(`UPDATE application SET urgent_at = '9999-12-31' WHERE id = $1`, [page.rows[0]?.id]);
      after = page.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(own.overdue);
  });

  test("an address that no page of ours made shows the first page", async () => {
    const first = await queuePage(reading(), asker(), filterOf({}));
    expect(await queuePage(reading(), asker(), filterOf({ after: "1; DROP TABLE application" }))).toEqual(first);
  });
});

type Node = {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Node[];
};

async function plan(filter: QueueFilter) {
  const office = await officeTime(db.database, world.zone);
  return explained(queueSql({ reading: { now }, office, actor: me, filter }));
}

/** How the database ran it: indexes on applications, rows read of them, rows sorted. */
async function explained(sql: Prisma.Sql) {
  const answer = await db.database.$queryRaw<{ "QUERY PLAN": { Plan: Node }[] }[]>(
    Prisma.sql`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
  );
  const root = answer[0]?.["QUERY PLAN"][0]?.Plan;
  if (!root) throw new Error("the database explained nothing");
  const all = flat(root);
  const scans = all.filter((node) => /Scan/.test(node["Node Type"]) && /^application/.test(nameOf(node)));
  const rows = (node: Node) => (node["Actual Rows"] + (node["Rows Removed by Filter"] ?? 0)) * node["Actual Loops"];
  return {
    indexes: [...new Set(scans.map((node) => node["Index Name"] ?? node["Node Type"]))],
    read: scans.reduce((sum, node) => sum + rows(node), 0),
    sorted: Math.max(0, ...all.filter((node) => node["Node Type"].includes("Sort")).map(rows)),
  };
}

function flat(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

function nameOf(node: Node): string {
  return node["Relation Name"] ?? node["Index Name"] ?? "";
}

/** Rows as the operations leave them, without their history: nothing here reads it. */
async function fill({
  service,
  departmentId,
  people,
}: {
  service: GivenService;
  departmentId: string;
  people: [string, string];
}): Promise<void> {
  const { pool } = db.owner;
  const stage = await db.database.stage.findFirstOrThrow({ where: { departmentId: service.departments.police } });
  await pool.query("ALTER TABLE application DISABLE TRIGGER USER");
  await pool.query(
    `INSERT INTO application (id, number, service_id, workflow_version_id, applicant_name, id_kind, id_cipher,
       id_last_four, lookup_hash, locale, fields, status, stage_id, version, department_id, assignee_id, submitted_at,
       stage_entered_at, stage_due_on, clock_paused_at, urgent_at, closed_at, updated_at)
     SELECT gen_random_uuid(), 'RC26-' || right($4::uuid::text, 8) || '-' || lpad(n::text, 6, '0'), $1, $2,
       substr(md5(n::text), 1, 12), 'resident-id', '\\x00', '0000', decode(md5($4::uuid::text || n), 'hex'), 'zh-CN', '{}',
       CASE WHEN n > 10000 THEN 'completed' WHEN n <= $9 THEN 'correction-required' ELSE 'in-progress' END,
       $3, 1, $4::uuid, CASE WHEN n > 9000 AND n <= 9000 + $10 THEN NULL WHEN n > 2000 AND n <= 2000 + $8 THEN $5::uuid ELSE $6::uuid END,
       $7::timestamptz - interval '9 days', $7::timestamptz - interval '9 days', date '2026-12-01' + n % 20,
       CASE WHEN n <= $9 THEN $7::timestamptz END,
       CASE WHEN n > 10000 OR n <= $9 THEN '9999-12-31'
            WHEN n > 4000 AND n <= 4000 + $11 THEN $7::timestamptz - n * interval '1 minute'
            WHEN n > 5000 AND n <= 5000 + $12 THEN $7::timestamptz + n % 7 * interval '1 hour'  + interval '1 hour'
            ELSE $7::timestamptz + interval '4 days' + n * interval '1 minute' END,
       CASE WHEN n > 10000 THEN $7::timestamptz - n * interval '1 minute' END, $7::timestamptz
     FROM generate_series(1, 20000) n`,
    [
      ...[service.id, service.workflowVersionId, stage.id, departmentId, people[0], people[1], now],
      ...[own.mine, own.waiting, own.unassigned, own.overdue, own.dueSoon],
    ],
  );
  await pool.query("ALTER TABLE application ENABLE TRIGGER USER");
}
