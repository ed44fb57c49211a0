import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleAnswers } from "#prisma/seed/answers.ts";
import { findViolations } from "../../queries/invariants.ts";
import { type ApiBench, apiBench, type Sent } from "../testing.ts";

let bench: ApiBench;
beforeAll(async () => {
  bench = await apiBench();
});
afterAll(async () => {
  expect(await findViolations(bench.db.owner.pool)).toEqual([]);
  await bench.close();
});

// biome-ignore lint/suspicious/noExplicitAny: the shapes are checked against the document elsewhere
type Json = any;
const call = async (method: string, path: string, sent: Sent = {}) => {
  const response = await bench.send(method, `/api/v1${path}`, sent);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Json };
};
const filing = (more: object = {}) => ({
  service: "research-project",
  applicant: { name: "张三", document: { kind: "resident-id", number: "11010519491231002x" }, mobile: "13800138000" },
  fields: sampleAnswers("research-project", bench.world.random, false),
  ...more,
});
const file = async (more: object = {}) => (await call("POST", "/applications", { body: filing(more) })).body as Json;
const move = (number: string, body: object, sent: Sent = {}) =>
  call("POST", `/applications/${number}/transitions`, { body, ...sent });

describe("a repeated request", () => {
  test("fifty times at once has one effect and one answer", async () => {
    const headers = { "Idempotency-Key": randomUUID() };
    const body = filing();
    const before = await bench.db.database.application.count();
    const ask = async () => {
      for (;;) {
        const answer = await call("POST", "/applications", { body, headers });
        // Where the first takes long, those that came meanwhile are told to come again.
        if (answer.body.reason !== "idempotency-key-in-use") return answer;
      }
    };
    const answers = await Promise.all(Array.from({ length: 50 }, ask));
    expect(answers[0]?.status).toBe(201);
    expect(new Set(answers.map(({ status, body: { number } }) => `${status} ${number}`)).size).toBe(1);
    expect(answers.filter(({ headers: sent }) => sent.get("idempotency-replayed") === null)).toHaveLength(1);
    expect(await bench.db.database.application.count()).toBe(before + 1);
  });

  test("with other content is refused, and so is one while the first still runs", async () => {
    const { number } = await file();
    const headers = { "Idempotency-Key": randomUUID() };
    expect((await move(number, { verb: "advance", version: 1 }, { headers })).status).toBe(200);
    const other = await move(number, { verb: "advance", version: 2 }, { headers });
    expect(other).toMatchObject({ status: 422, body: { reason: "idempotency-key-used" } });
    await bench.db.owner.pool.query("UPDATE api_idempotency SET state = 'running', status = NULL WHERE key = $1", [
      headers["Idempotency-Key"],
    ]);
    const running = await move(number, { verb: "advance", version: 1 }, { headers });
    expect(running).toMatchObject({ status: 409, body: { reason: "idempotency-key-in-use" } });
    expect(running.headers.get("retry-after")).toBe("1");
  });

  test("is finished by the next one when the first died", async () => {
    const { number } = await file();
    const headers = { "Idempotency-Key": randomUUID() };
    const first = await move(number, { verb: "advance", version: 1 }, { headers });
    await bench.db.owner.pool.query(
      "UPDATE api_idempotency SET state = 'running', status = NULL, lease_until = now() - interval '1 second' WHERE key = $1",
      [headers["Idempotency-Key"]],
    );
    const again = await move(number, { verb: "advance", version: 1 }, { headers });
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect((await call("GET", `/applications/${number}/history`)).body.entries).toHaveLength(2);
  });

  test("keeps a refusal too, and takes no strange keys", async () => {
    const { number } = await file();
    const headers = { "Idempotency-Key": `"${randomUUID()}"` };
    const refused = await move(number, { verb: "answer-correction", version: 1 }, { headers });
    expect(refused.status).toBe(409);
    expect(
      (await move(number, { verb: "answer-correction", version: 1 }, { headers })).headers.get("idempotency-replayed"),
    ).toBe("true");
    expect(
      (await move(number, { verb: "advance", version: 1 }, { headers: { "Idempotency-Key": "a b" } })).status,
    ).toBe(400);
  });
});
