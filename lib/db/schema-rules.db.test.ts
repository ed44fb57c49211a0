import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "./testing.ts";

/* What the migrations' hand-written part promises, tried with plain SQL as the application's role. */

const department = randomUUID();
const service = randomUUID();
const version = randomUUID();
const [first, second] = [randomUUID(), randomUUID()];
const person = randomUUID();
let db: TestDatabase;

beforeAll(async () => {
  db = await freshDatabase();
  await db.pool.query(`INSERT INTO department VALUES ('${department}', 'police', '{}', '12345', '{}')`);
  await db.pool.query(
    `INSERT INTO service VALUES ('${service}', 'talent', 'RC', 1, '{}', '{}', '{}', '${department}', 'hidden', '12345')`,
  );
  await db.pool.query(`INSERT INTO workflow_version VALUES ('${version}', '${service}', 1, '{}', now())`);
  await db.pool.query(stageInsert(first, 1));
  await db.pool.query(stageInsert(second, 2));
  await db.pool.query(
    `INSERT INTO person (id, role, name, email, password_hash) VALUES ('${person}', 'applicant', '张三', 'a@example.com', '-')`,
  );
});
afterAll(() => db.close());

describe("an application and its history", () => {
  test("are kept together", async () => {
    const id = await file();
    await db.pool.query(`BEGIN; ${advance(id)} ${entry(id, 2, "in-progress", first)} COMMIT`);
    const found = await db.pool.query("SELECT version FROM application WHERE id = $1", [id]);
    expect(found.rows).toEqual([{ version: 2 }]);
  });

  test.each([
    ["a change without an entry", (id: string) => advance(id)],
    ["an entry without a change", (id: string) => entry(id, 2, "in-progress", first)],
    ["a gap", (id: string) => advance(id, 3) + entry(id, 3, "in-progress", first)],
    ["an entry that starts elsewhere", (id: string) => advance(id) + entry(id, 2, "approved", first)],
    ["a second first entry", (id: string) => entry(id, 1, null, null)],
  ])("%s is refused", async (_name, statements) => {
    const id = await file();
    await expect(db.pool.query(`BEGIN; ${statements(id)} COMMIT`)).rejects.toThrow();
  });

  test("a closing time without a closed status is refused", async () => {
    const id = await file();
    await expect(db.pool.query(`UPDATE application SET closed_at = now() WHERE id = '${id}'`)).rejects.toThrow(
      "application_closed_check",
    );
  });

  test("an unknown status is refused", async () => {
    const id = await file();
    await expect(db.pool.query(`UPDATE application SET status = 'lost' WHERE id = '${id}'`)).rejects.toThrow(
      "application_status_check",
    );
  });
});

describe("append-only tables", () => {
  const statements = [
    "UPDATE history_entry SET remark = ''",
    "DELETE FROM history_entry",
    "TRUNCATE history_entry CASCADE",
  ];
  const audits = ["UPDATE audit_entry SET action = ''", "DELETE FROM audit_entry", "TRUNCATE audit_entry"];

  beforeAll(async () => {
    await file();
    await db.pool.query(
      `INSERT INTO audit_entry (actor_kind, action, subject_kind, subject_id, detail) VALUES ('system', 'x', 'y', 'z', '{}')`,
    );
  });

  test.each([...statements, ...audits])("the app role may not: %s", async (statement) => {
    await expect(db.pool.query(statement)).rejects.toThrow("permission denied");
  });

  test.each([...statements, ...audits])("even the owner is stopped: %s", async (statement) => {
    await expect(db.owner.pool.query(statement)).rejects.toThrow("append-only");
  });
});

describe("a published workflow version", () => {
  test.each(["UPDATE stage SET position = 9", "DELETE FROM material", "UPDATE workflow_version SET number = 7"])(
    "the app role may not: %s",
    async (statement) => {
      await expect(db.pool.query(statement)).rejects.toThrow("permission denied");
    },
  );

  test("the owner is stopped too", async () => {
    await expect(db.owner.pool.query("UPDATE stage SET position = 9")).rejects.toThrow("append-only");
  });

  test("takes no further stage once an application uses it", async () => {
    await file();
    await expect(db.pool.query(stageInsert(randomUUID(), 3))).rejects.toThrow("in use");
  });
});

describe("other rules", () => {
  test("one open draft per person and service", async () => {
    const draft = () =>
      `INSERT INTO draft VALUES ('${randomUUID()}', '${person}', '${service}', '${version}', '{}', null, now(), now())`;
    await db.pool.query(draft());
    await expect(db.pool.query(draft())).rejects.toThrow("draft_open_key");
    await db.pool.query("UPDATE draft SET submitted_at = now()");
    await db.pool.query(draft());
  });

  test("a person needs a way to sign in", async () => {
    const insert = `INSERT INTO person (id, role, name, password_hash) VALUES ('${randomUUID()}', 'applicant', '李四', '-')`;
    await expect(db.pool.query(insert)).rejects.toThrow("person_login_check");
  });

  test("a file belongs to exactly one draft or application", async () => {
    const insert = `INSERT INTO application_file VALUES ('${randomUUID()}', null, null, 'id-card', 'a.pdf', 'application/pdf', 1, '', '', 1, 'k', 'clean', null, now())`;
    await expect(db.pool.query(insert)).rejects.toThrow("application_file_owner_check");
  });

  test.each(["CREATE TABLE x (id int)", "DROP TABLE setting", "ALTER TABLE setting ADD COLUMN x int"])(
    "the app role changes no schema: %s",
    async (statement) => {
      await expect(db.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
    },
  );

  test("Chinese text has trigrams", async () => {
    const found = await db.pool.query("SELECT cardinality(show_trgm('人才引进落户')) AS count");
    expect(found.rows[0].count).toBeGreaterThan(4);
  });

  test("the app role's statements are limited", async () => {
    await expect(db.pool.query("SELECT pg_sleep(6)")).rejects.toThrow("statement timeout");
  });
});

function stageInsert(id: string, position: number): string {
  return `INSERT INTO stage VALUES ('${id}', '${version}', ${position}, 's${position}', 'review', '{}', '{}', '{}', '{}', '${department}')`;
}

async function file(): Promise<string> {
  const id = randomUUID();
  await db.pool.query(`BEGIN;
    INSERT INTO application (id, number, service_id, workflow_version_id, applicant_name, id_kind, id_cipher, id_last_four,
      lookup_hash, locale, fields, status, stage_id, version, department_id, submitted_at, stage_entered_at, urgent_at, updated_at)
    VALUES ('${id}', '${id}', '${service}', '${version}', '张三', 'resident', '', '1234', '', 'zh-CN', '{}', 'in-progress',
      '${first}', 1, '${department}', now(), now(), now(), now());
    ${entry(id, 1, null, null, first)} COMMIT`);
  return id;
}

function entry(id: string, seq: number, from: string | null, fromStage: string | null, to = second): string {
  const text = (value: string | null) => (value === null ? "null" : `'${value}'`);
  return `INSERT INTO history_entry (application_id, seq, event, at, from_status, to_status, from_stage_id, to_stage_id, actor_kind, detail, operation_id)
    VALUES ('${id}', ${seq}, 'stage-completed', now(), ${text(from)}, 'in-progress', ${text(fromStage)}, '${to}', 'system', '{}', '${randomUUID()}');`;
}

function advance(id: string, to = 2): string {
  return `UPDATE application SET version = ${to}, stage_id = '${second}' WHERE id = '${id}';`;
}
