import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { findViolations } from "./invariants.ts";

/* Violations cannot come about while the triggers stand, so the owner lifts them here and plants each kind. */

const [department, service, version, foreignVersion] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const [submitted, review, foreign] = [randomUUID(), randomUUID(), randomUUID()];
let db: TestDatabase;
let id: string;

const sql = (text: string) => db.owner.pool.query(text);

beforeAll(async () => {
  db = await freshDatabase();
  await sql("ALTER TABLE history_entry DISABLE TRIGGER USER; ALTER TABLE application DISABLE TRIGGER USER");
  await sql(`
    INSERT INTO department VALUES ('${department}', 'police', '{}', '12345', '{}');
    INSERT INTO service VALUES ('${service}', 'talent', 'RC', 1, '{}', '{}', '{}', '${department}', 'hidden', '12345');
    INSERT INTO workflow_version VALUES ('${version}', '${service}', 1, '{}', now()), ('${foreignVersion}', '${service}', 2, '{}', now());
    INSERT INTO stage VALUES ${stage(submitted, version, 1, "submitted")}, ${stage(review, version, 2, "review")},
      ${stage(foreign, foreignVersion, 1, "review")}`);
});
afterAll(() => db.close());
beforeEach(async () => {
  await sql("TRUNCATE application CASCADE");
  id = await file();
});

test("a story that holds together is left alone", async () => {
  await sql(entry(1, "submitted", null, submitted, "in-progress", review));
  expect(await findViolations(db.pool)).toEqual([]);
});

test.each([
  ["state-matches-history", () => ""],
  ["no-gaps", () => entry(3, "taken", "in-progress", review, "in-progress", review)],
  ["chain", () => entry(2, "taken", "approved", review, "in-progress", review)],
  ["legal-edge", () => entry(2, "completed", "in-progress", review, "completed", review)],
  ["own-stage", () => entry(2, "taken", "in-progress", review, "in-progress", foreign)],
])("a violation of %s is found", async (rule, planted) => {
  await sql(entry(1, "submitted", null, null, rule === "state-matches-history" ? "approved" : "in-progress", review));
  const statement = planted();
  if (statement) await sql(statement);
  expect(await findViolations(db.pool)).toContainEqual({ rule, applicationId: id });
});

function stage(stageId: string, of: string, position: number, kind: string): string {
  return `('${stageId}', '${of}', ${position}, 's${position}', '${kind}', '{}', '{}', '{}', '{}', '${department}')`;
}

async function file(): Promise<string> {
  const made = randomUUID();
  await sql(`
    INSERT INTO application (id, number, service_id, workflow_version_id, applicant_name, id_kind, id_cipher, id_last_four,
      lookup_hash, locale, fields, status, stage_id, version, department_id, submitted_at, stage_entered_at, urgent_at, updated_at)
    VALUES ('${made}', '${made}', '${service}', '${version}', '张三', 'resident', '', '1234', '', 'zh-CN', '{}', 'in-progress',
      '${review}', 1, '${department}', now(), now(), now(), now())`);
  return made;
}

function entry(seq: number, event: string, from: string | null, fromStage: string | null, to: string, toStage: string) {
  const text = (value: string | null) => (value === null ? "null" : `'${value}'`);
  return `INSERT INTO history_entry (application_id, seq, event, at, from_status, to_status, from_stage_id, to_stage_id, actor_kind, detail, operation_id)
    VALUES ('${id}', ${seq}, '${event}', now(), ${text(from)}, '${to}', ${text(fromStage)}, '${toStage}', 'system', '{}', '${randomUUID()}')`;
}
