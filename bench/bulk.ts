import { randomBytes } from "node:crypto";
import pg from "pg";
import { lookupHash } from "#lib/crypto.ts";
import { applicationNumber } from "#lib/domain/identifiers.ts";

/*
 * Many applications with eight history entries each, written by a few statements over sets. The triggers that check
 * every row one by one are off meanwhile; `findViolations` proves afterwards that the outcome is what they demand.
 */

/** An application that a reader may ask for. */
export type Sample = { readonly publicId: number; readonly number: string; readonly idNumber: string };

export type BulkPlan = {
  readonly count: number;
  /** A superuser's, into the database that is filled. */
  readonly url: string;
  readonly serviceId: string;
  readonly workflowVersionId: string;
  readonly reviewerId: string;
};

/** How many of the applications can be asked for by number and ID number, spread evenly. */
const sampled = 500;

const inHaste = `SET session_replication_role = replica; SET synchronous_commit = off;
  SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'`;
/** For the whole server, while nothing is measured. */
const hasty = { max_wal_size: "16GB", full_page_writes: "off", autovacuum: "off" };

export async function fillWithApplications(plan: BulkPlan): Promise<Sample[]> {
  const client = new pg.Client({ connectionString: plan.url });
  await client.connect();
  try {
    await client.query(inHaste);
    for (const [name, value] of Object.entries(hasty)) await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await client.query("SELECT pg_reload_conf()");
    const rebuild = await withoutIndexes(client);
    await writePaths(client, plan);
    await writeApplications(client, plan);
    for (let seq = 1; seq <= 8; seq += 1) await client.query(entriesOf, [seq, plan.reviewerId]);
    for (const statement of rebuild) await client.query(statement);
    const samples = await nameSamples(client);
    await client.query("VACUUM (ANALYZE) application, history_entry");
    for (const name of Object.keys(hasty)) await client.query(`ALTER SYSTEM RESET ${name}`);
    await client.query("SELECT pg_reload_conf()");
    await client.query("CHECKPOINT");
    return samples;
  } finally {
    await client.end();
  }
}

/** Takes away the indexes that nothing else leans on, and answers how to make them again: many times faster together. */
async function withoutIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
     FROM pg_index i WHERE i.indrelid IN ('application'::regclass, 'history_entry'::regclass) AND NOT i.indisunique`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}

type Step = readonly [event: string, fromStatus: string | null, toStatus: string, from: number, to: number];

const filed: Step = ["submitted", null, "in-progress", 0, 1];
const taken: Step = ["taken", "in-progress", "in-progress", 1, 1];
const asked: Step = ["correction-requested", "in-progress", "correction-required", 1, 1];
const answered: Step = ["correction-answered", "correction-required", "in-progress", 1, 1];
const handedOver: Step = ["handed-over", "in-progress", "in-progress", 1, 1];
const passed: Step = ["stage-completed", "in-progress", "in-progress", 1, 2];
const takenAtDecision: Step = ["taken", "in-progress", "in-progress", 2, 2];
const returned: Step = ["returned", "in-progress", "in-progress", 2, 1];
const twice = [filed, taken, asked, answered, asked, answered];

/** Eight steps each, and how many of twenty applications went this way. Stages by their place in the workflow. */
const paths: readonly { share: number; steps: readonly Step[] }[] = [
  {
    share: 14,
    steps: [
      ...[filed, taken, asked, answered, passed, takenAtDecision],
      ["approved", "in-progress", "approved", 2, 3],
      ["completed", "approved", "completed", 3, 3],
    ],
  },
  { share: 2, steps: [...twice, handedOver, ["rejected", "in-progress", "rejected", 1, 1]] },
  { share: 2, steps: [...twice, handedOver, handedOver] },
  { share: 1, steps: [filed, taken, passed, takenAtDecision, returned, taken, passed, returned] },
  { share: 1, steps: [...twice, handedOver, asked] },
];

/** Which step each of twenty applications takes at each seq, with the ids of the stages. */
async function writePaths(client: pg.Client, { workflowVersionId }: BulkPlan): Promise<void> {
  const lots = paths.flatMap(({ share, steps }) => Array.from({ length: share }, () => steps));
  const rows = lots.flatMap((steps, lot) =>
    steps.map(([event, from_status, to_status, from, to], index) => ({
      ...{ lot, seq: index + 1, event, from_status, to_status, from, to },
    })),
  );
  await client.query(
    `CREATE TEMP TABLE path AS
     SELECT p.lot, p.seq, p.event, p.from_status, p.to_status, f.id AS from_stage, t.id AS to_stage, t.department_id
     FROM jsonb_to_recordset($1::jsonb)
       AS p (lot int, seq int, event text, from_status text, to_status text, "from" int, "to" int)
     JOIN (SELECT *, row_number() OVER (ORDER BY position) - 1 AS place FROM stage WHERE workflow_version_id = $2) f
       ON f.place = p."from"
     JOIN (SELECT *, row_number() OVER (ORDER BY position) - 1 AS place FROM stage WHERE workflow_version_id = $2) t
       ON t.place = p."to"`
      .replace("$1", client.escapeLiteral(JSON.stringify(rows)))
      .replaceAll("$2", client.escapeLiteral(workflowVersionId)),
  );
}

async function writeApplications(client: pg.Client, { count, serviceId, ...plan }: BulkPlan): Promise<void> {
  await client.query("CREATE TEMP TABLE bulk (id uuid, lot int, filed timestamptz)");
  await client.query(
    "INSERT INTO bulk SELECT gen_random_uuid(), n % 20, now() - n * (interval '1000 days' / $1) FROM generate_series(1, $1::int) n",
    [count],
  );
  await client.query("ANALYZE bulk; ANALYZE path");
  // One cipher text for all: nobody opens it. What is looked up by hash is named later.
  await client.query(
    `INSERT INTO application (id, number, service_id, workflow_version_id, applicant_name, id_kind, id_cipher,
       id_last_four, lookup_hash, locale, fields, status, stage_id, version, department_id, assignee_id, submitted_at,
       stage_entered_at, stage_due_on, clock_paused_at, urgent_at, closed_at, updated_at)
     SELECT b.id, 'BK-' || b.id, $1, $2,
       substr('王李张刘陈杨黄赵吴周', 1 + (hashtext(b.id::text) & 7), 1) || substr('伟芳娜敏静丽强磊军洋', 1 + (hashtext(b.id::text || 'x') & 7), 1) || '明',
       'resident-id', $4, '1234', sha256(b.id::text::bytea), 'zh-CN', '{}', p.to_status, p.to_stage, 8, p.department_id,
       CASE WHEN p.event = 'returned' THEN NULL ELSE $3::uuid END, b.filed, b.filed + interval '5 days', d.due,
       CASE WHEN p.to_status = 'correction-required' THEN b.filed + interval '8 days' END,
       CASE WHEN p.to_status = 'in-progress' THEN d.due + interval '16 hours' ELSE '9999-12-31' END,
       CASE WHEN p.to_status IN ('completed', 'rejected') THEN b.filed + interval '8 days' END, b.filed + interval '8 days'
     FROM bulk b JOIN path p ON p.lot = b.lot AND p.seq = 8
     CROSS JOIN LATERAL (SELECT current_date - 30 + (hashtext(b.id::text || 'due') & 63) AS due) d`,
    [serviceId, plan.workflowVersionId, plan.reviewerId, randomBytes(60)],
  );
}

// One round of entries after the other, as the days went by: those of one application lie far apart.
const entriesOf = `
  INSERT INTO history_entry (application_id, seq, event, at, from_status, to_status, from_stage_id, to_stage_id,
    actor_kind, actor_id, actor_snapshot, remark, detail, operation_id)
  SELECT b.id, p.seq, p.event, b.filed + p.seq * interval '1 day', p.from_status, p.to_status, p.from_stage, p.to_stage,
    'staff', $2::uuid, '{"name": "张三", "title": null, "departmentId": null}', '材料已收到，正在核对。',
    CASE p.event WHEN 'correction-requested' THEN
      '{"answerBy": "2026-12-31", "deficiencies": [{"target": null, "problem": "照片不清楚", "advice": "请重新上传"}]}'::jsonb
      ELSE '{}'::jsonb END, gen_random_uuid()
  FROM bulk b JOIN path p ON p.lot = b.lot AND p.seq = $1`;

/** Gives some applications a number and an ID number that can be looked up. */
async function nameSamples(client: pg.Client): Promise<Sample[]> {
  const { rows } = await client.query<{ id: string; public_id: number }>(
    "SELECT a.id, a.public_id FROM bulk b JOIN application a ON a.id = b.id ORDER BY a.id LIMIT $1",
    [sampled],
  );
  const samples: Sample[] = [];
  for (const { id, public_id: publicId } of rows) {
    const number = applicationNumber({ prefix: "RC", year: 2026, random: randomBytes(5) });
    const idNumber = `X${String(publicId).padStart(9, "0")}`;
    await client.query("UPDATE application SET number = $2, lookup_hash = $3 WHERE id = $1", [
      ...[id, number, lookupHash({ number, idNumber })],
    ]);
    samples.push({ publicId, number, idNumber });
  }
  return samples;
}
