import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { officeTime } from "#lib/db/office-time.ts";
import { freshDatabase, type TestDatabase } from "#lib/db/testing.ts";
import { workflowVersion } from "#lib/db/workflow-version.ts";
import { deadlineOf, type OfficeTime } from "#lib/domain/deadlines.ts";
import { isLegal, plannedStages, statuses } from "#lib/domain/workflow.ts";
import { noScanner } from "#lib/files/scan.ts";
import { diskStore } from "#lib/files/store.ts";
import { newKeyText, readKeys } from "#lib/keys.ts";
import { lookUpApplication } from "#lib/operations/look-up-application.ts";
import { verifyPassword } from "#lib/passwords.ts";
import { type ApplicationFacts, applicationFacts } from "#lib/queries/application-facts.ts";
import { type DemoFacts, seedDemo } from "./seed.ts";

const given = vi.hoisted(() => ({ keys: undefined as unknown }));
vi.mock("#lib/installed-keys.ts", () => ({ installedKeys: () => given.keys }));

const zone = "Asia/Shanghai";
const now = new Date("2026-11-24T02:30:00Z");
const folder = mkdtempSync(join(tmpdir(), "mingjing-seed-"));
let db: TestDatabase;
let facts: DemoFacts;
let office: OfficeTime;
let applications: ApplicationFacts[];

beforeAll(async () => {
  db = await freshDatabase();
  given.keys = readKeys({ dataDir: "unused", keys: newKeyText() });
  const attaching = { scanning: { store: diskStore(folder), scanner: noScanner }, incoming: join(folder, "incoming") };
  facts = await seedDemo({ database: db.database, zone, now, count: 45, attaching });
  office = await officeTime(db.database, zone);
  const ids = await db.database.application.findMany({ select: { id: true } });
  const found = await Promise.all(ids.map(({ id }) => applicationFacts(db.database, { id })));
  applications = found.filter((row) => row !== null);
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the demo's applications", () => {
  test("stand where their highest history entry says", () => {
    expect(applications).toHaveLength(45);
    for (const { version, status, stageCode, history } of applications) {
      expect(history.at(-1)).toMatchObject({ seq: version, toStatus: status, toStage: stageCode });
    }
  });

  test("have histories without a gap, each entry a legal step from the one before", async () => {
    for (const { history, workflowVersionId, fields } of applications) {
      const stages = plannedStages((await workflowVersion(db.database, workflowVersionId)).stages, fields);
      expect(history.map((entry) => entry.seq)).toEqual(history.map((_, index) => index + 1));
      history.slice(1).forEach((entry, index) => {
        const before = history[index];
        expect(entry).toMatchObject({ fromStatus: before?.toStatus, fromStage: before?.toStage });
        const stood = { stages, status: entry.fromStatus ?? "in-progress", stageCode: entry.fromStage ?? "" };
        expect(isLegal(entry.event, stood)).toBe(true);
        expect(entry.at.getTime()).toBeGreaterThanOrEqual(before?.at.getTime() ?? 0);
      });
    }
  });

  test("lie in the past", () => {
    for (const { history } of applications) expect(history.at(-1)?.at.getTime()).toBeLessThanOrEqual(now.getTime());
  });

  test("cover every status, a return, a repeat, and the conditional stage on and off", () => {
    expect(new Set(applications.map(({ status }) => status))).toEqual(new Set(statuses));
    const entered = applications.flatMap(({ history }) => history.map(({ event, toStage }) => `${event}/${toStage}`));
    expect(entered).toContainEqual(expect.stringMatching(/^returned\//));
    expect(applications.some(({ history }) => repeated(history.map(({ fromStage }) => fromStage)))).toBe(true);
    const calls = applications.map(({ fields }) => fields.call).filter((call) => call !== undefined);
    expect(calls.some((call) => call === "key" || call === "major")).toBe(true);
    expect(calls.some((call) => call === "youth" || call === "general")).toBe(true);
  });

  test("are late, nearly late and in time", () => {
    const states = applications
      .filter(({ closedAt }) => closedAt === null)
      .map(({ stageDueOn, clockPausedAt }) =>
        deadlineOf(office, { dueOn: stageDueOn, paused: clockPausedAt !== null, now }),
      );
    const kinds = states.map(({ state }) => state);
    for (const state of ["overdue", "due-soon", "on-time", "paused"]) expect(kinds).toContain(state);
  });

  test("have somebody's case and nobody's among the open ones", () => {
    const open = applications.filter(({ closedAt }) => closedAt === null);
    expect(open.some(({ assigneeId }) => assigneeId === null)).toBe(true);
    expect(open.some(({ assigneeId }) => assigneeId !== null)).toBe(true);
  });

  test("have a file for every material that is asked for", async () => {
    for (const { id, workflowVersionId } of applications) {
      const { materials } = await workflowVersion(db.database, workflowVersionId);
      const files = await db.database.applicationFile.findMany({ where: { applicationId: id, scan: "clean" } });
      const sent = files.map(({ materialCode }) => materialCode);
      for (const { code, required } of materials) if (required) expect(sent).toContain(code);
    }
  });

  test("were each decided by somebody who had not examined them", async () => {
    const { rows } = await db.pool.query(`
      SELECT 1 FROM history_entry d JOIN history_entry e ON e.application_id = d.application_id AND e.seq < d.seq
      WHERE d.event = 'approved' AND e.event = 'stage-completed' AND e.actor_id = d.actor_id
        AND e.seq > coalesce((SELECT max(seq) FROM history_entry r
                              WHERE r.application_id = d.application_id AND r.event = 'returned' AND r.seq < d.seq), 0)`);
    expect(rows).toEqual([]);
  });
});

describe("what a newcomer is told", () => {
  test("opens: the look-up example is with the police and in progress", async () => {
    const context = { database: db.database, clock: { now: () => now } };
    const found = await lookUpApplication(context, { ...facts.lookup, address: "192.0.2.1" });
    if (!found.ok) throw new Error(found.reason);
    expect(applications.find(({ id }) => id === found.applicationId)).toMatchObject({
      status: "in-progress",
      stageCode: "police-review",
    });
  });

  test("names accounts of every role whose password is right", async () => {
    expect(new Set(facts.accounts.map(({ role }) => role)).size).toBe(4);
    for (const { login, password, role } of facts.accounts) {
      const row = await db.database.person.findUnique({ where: { email: login } });
      expect(row?.role).toBe(role);
      expect(await verifyPassword({ password, hash: row?.passwordHash ?? null })).toBe("match");
    }
  });
});

test("demo data do not join data that are there already", async () => {
  await expect(seedDemo({ database: db.database, zone, now })).rejects.toThrow("The database is not empty");
  expect(await db.database.application.count()).toBe(45);
});

test("no ID number is in clear text anywhere in the database", async () => {
  const tables = await db.owner.pool.query<{ name: string }>(
    "SELECT quote_ident(table_name) AS name FROM information_schema.tables WHERE table_schema = 'public'",
  );
  for (const { name } of tables.rows) {
    const { rows } = await db.owner.pool.query<{ dump: string }>(`SELECT t::text AS dump FROM ${name} t`);
    const dump = rows.map((row) => row.dump).join("\n");
    expect(dump, name).not.toMatch(/(?<![0-9a-f])\d{17}[\dX](?![0-9a-f])/);
    expect(dump, name).not.toContain(facts.lookup.idNumber);
    expect(dump, name).not.toContain(Buffer.from(facts.lookup.idNumber).toString("hex"));
  }
});

function repeated(stages: readonly (string | null)[]): boolean {
  return stages.some((stage, index) => stages.indexOf(stage) < index - 1 && stages[index - 1] !== stage);
}
