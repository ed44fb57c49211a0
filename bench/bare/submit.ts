import { createHash, randomBytes, randomUUID } from "node:crypto";
import type pg from "pg";
import { keep, nextPublicId, openServiceBy, writeNew } from "#lib/db/submission.ts";
import { answered } from "#lib/db/transition.ts";
import { applicationNumber } from "#lib/domain/identifiers.ts";
import type { Answer } from "./server.ts";

/* The statements of lib/db/submission in one transaction, sent together where one does not need another's answer. */

type Service = { id: string; prefix: string; currentVersionId: string };
type Stage = { id: string; department_id: string };

let code: Promise<string> | undefined;
let stages: Promise<Stage[]> | undefined;

export async function submit(pool: pg.Pool, { applicant_name }: { applicant_name: string }): Promise<Answer> {
  code ??= onlyService(pool);
  stages ??= stagesOf(pool);
  const [first, second] = await stages;
  const client = await pool.connect();
  const operationId = randomUUID();
  const partnerId = "00000000-0000-4000-8000-000000000000";
  const actor = `partner:${partnerId}`;
  try {
    const [, , services, drawn] = await Promise.all([
      client.query("BEGIN"),
      client.query({ ...answered, values: [actor, operationId] }),
      client.query<Service>({ ...openServiceBy, values: [await code] }),
      client.query<{ id: number }>({ ...nextPublicId, values: [] }),
    ]);
    const [service, publicId, now, id] = [services.rows[0], drawn.rows[0]?.id, new Date(), randomUUID()];
    if (!service || !first || !second) throw new Error("no service with two stages");
    const number = applicationNumber({ prefix: service.prefix, year: 2026, random: randomBytes(5) });
    const values = [
      ...[id, publicId, number, service.id, service.currentVersionId, null, applicant_name],
      ...[null, null, null, null, null, null, "zh-CN", "{}", "in-progress", second.id, second.department_id, now],
      ...["2026-12-31", "2026-12-31T16:00:00Z", first.id, "partner", partnerId, null, operationId],
    ];
    const hash = createHash("sha256").update(operationId).digest();
    const result = JSON.stringify({ ok: true, applicationId: id, number, publicId });
    await Promise.all([
      client.query({ ...writeNew, values }),
      client.query({ ...keep, values: [actor, operationId, hash, result, now] }),
      client.query("COMMIT"),
    ]);
    const message = "申请提交成功";
    const body = { message, application_id: publicId, application_number: number, current_status: "已提交" };
    return { status: 201, body: JSON.stringify(body) };
  } finally {
    client.release();
  }
}

async function onlyService(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ code: string }>("SELECT code FROM service");
  return rows[0]?.code ?? "";
}

async function stagesOf(pool: pg.Pool): Promise<Stage[]> {
  const { rows } = await pool.query<Stage>("SELECT id, department_id FROM stage ORDER BY position");
  return rows;
}
