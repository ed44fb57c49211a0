import { createHash, randomUUID } from "node:crypto";
import type pg from "pg";
import { answered, lock, write } from "#lib/db/transition.ts";
import type { Answer } from "./server.ts";

/* The statements of lib/db/transition in one transaction, sent together where one does not need another's answer. */

const toNumber = { name: "number", text: "SELECT id, number FROM application WHERE public_id = $1" };

type Locked = {
  workflowVersionId: string;
  status: string;
  stageId: string;
  version: number;
  departmentId: string;
  assigneeId: string | null;
  stageEnteredAt: Date;
  stageDueOn: string | null;
};

/** Asks for a correction, or answers one: the two changes that can follow each other for ever. */
export async function updateStatus(
  pool: pg.Pool,
  publicId: number,
  { status: word, notes }: { status: string; notes?: string },
): Promise<Answer> {
  const client = await pool.connect();
  const operationId = randomUUID();
  const actor = "partner:00000000-0000-4000-8000-000000000000";
  try {
    const { rows: found } = await client.query<{ id: string; number: string }>({ ...toNumber, values: [publicId] });
    const { id, number } = found[0] ?? { id: "", number: "" };
    const [, locked] = await Promise.all([
      client.query("BEGIN"),
      client.query<Locked>({ ...lock, values: [id] }),
      client.query({ ...answered, values: [actor, operationId] }),
    ]);
    const row = locked.rows[0];
    if (!row) throw new Error("no such application");
    const [now, asks] = [new Date(), word === "待补正"];
    const values = transition(row, { id, actor, operationId, now, asks, notes: notes ?? null });
    await Promise.all([client.query({ ...write, values }), client.query("COMMIT")]);
    const body = { message: "状态更新成功", application_id: publicId, application_number: number, new_status: word };
    return { status: 200, body: JSON.stringify(body) };
  } finally {
    client.release();
  }
}

function transition(
  row: Locked,
  given: { id: string; actor: string; operationId: string; now: Date; asks: boolean; notes: string | null },
): unknown[] {
  const { id, actor, operationId, now, asks, notes } = given;
  const deficiencies = [{ target: null, problem: notes, advice: notes }];
  const detail = JSON.stringify(asks ? { deficiencies, answerBy: "2026-12-31" } : {});
  const status = asks ? "correction-required" : "in-progress";
  const result = JSON.stringify({ ok: true, applicationId: id, version: row.version + 1, status });
  const place = [row.stageId, row.version + 1, row.departmentId, row.assigneeId, row.stageEnteredAt, row.stageDueOn];
  return [
    ...[id, row.version, status, ...place, asks ? now : null, "9999-12-31", null, now],
    ...[asks ? "correction-requested" : "correction-answered", row.status, row.stageId],
    ...["partner", actor.slice(8), null, asks ? null : notes, detail, operationId],
    ...[actor, createHash("sha256").update(operationId).digest(), result],
  ];
}
