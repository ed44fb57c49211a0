import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleAnswers } from "#prisma/seed/answers.ts";
import { givenApplication } from "#prisma/seed/factories.ts";
import { eicar, smallPdf } from "../../files/testing.ts";
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

test("services and what each asks for", async () => {
  const { body } = await call("GET", "/services");
  expect(body.services.map(({ code }: Json) => code)).toEqual(["research-project", "visa"]);
  const service = await call("GET", "/services/research-project");
  expect(service.body).toMatchObject({ code: "research-project", name: { "zh-CN": "科研项目申请" } });
  expect(service.body.stages).toHaveLength(7);
  expect((await call("GET", "/services/none")).status).toBe(404);
});

describe("filing", () => {
  test("makes a whole application, masked in every answer", async () => {
    const made = await call("POST", "/applications", { body: filing() });
    expect(made).toMatchObject({
      status: 201,
      body: {
        service: "research-project",
        status: "in-progress",
        stage: "preliminary-check",
        version: 1,
        applicant_name: "张三",
        document: { kind: "resident-id", masked_number: "**************002X" },
        masked_mobile: "138****8000",
      },
    });
    expect(made.headers.get("location")).toBe(`/api/v1/applications/${made.body.number}`);
    const read = await call("GET", `/applications/${made.body.number.toLowerCase()}`);
    expect(read.body).toEqual(made.body);
    expect(JSON.stringify(read.body)).not.toContain("11010519491231");
  });

  test.each([
    [
      "no contact",
      { applicant: { name: "张三", document: { kind: "passport", number: "E12345678" } } },
      ["/applicant/mobile"],
    ],
    [
      "a wrong check digit",
      {
        applicant: {
          name: "张三",
          document: { kind: "resident-id", number: "110105194912310021" },
          mobile: "13800138000",
        },
      },
      ["/applicant/document/number"],
    ],
    [
      "a field of another kind",
      { fields: { nothing: 1 } },
      expect.arrayContaining(["/fields/nothing", "/fields/title"]),
    ],
    ["an unknown service", { service: "none" }, ["/service"]],
    ["an operator", { service: { not: "" } }, ["/service"]],
    ["an extra member", { "a/b~c": 1 }, ["/a~1b~0c"]],
  ])("with %s names the place and writes nothing", async (_name, more, pointers) => {
    const before = await bench.db.database.application.count();
    const refused = await call("POST", "/applications", { body: filing(more) });
    expect(refused.status).toBe(422);
    expect(refused.headers.get("content-type")).toBe("application/problem+json");
    expect(refused.body.errors.map(({ pointer }: Json) => pointer)).toEqual(pointers);
    expect(await bench.db.database.application.count()).toBe(before);
  });
});

describe("the list", () => {
  test("pages through everything once, in order of change", async () => {
    for (let round = 0; round < 5; round += 1) await file();
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await call("GET", `/applications?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.applications.map(({ number }: Json) => number));
      cursor = body.next_cursor;
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(await bench.db.database.application.count());
  });

  test("filters by service, status, stage and time of change", async () => {
    const since = new Date();
    const made = await file();
    await move(made.number, { verb: "withdraw", version: 1 });
    const numbers = async (query: string) =>
      (await call("GET", `/applications?${query}`)).body.applications.map(({ number }: Json) => number);
    expect(await numbers(`updated_since=${encodeURIComponent(since.toISOString())}`)).toEqual([made.number]);
    expect(await numbers("status=withdrawn")).toEqual([made.number]);
    expect(await numbers("service=visa")).toEqual([]);
    expect(await numbers("stage=technical-review")).toEqual([]);
    expect(await numbers("service=research-project&stage=preliminary-check")).toContain(made.number);
  });

  test.each([
    "limit=0",
    "limit=x",
    "cursor=abc",
    "status=none",
    "updated_since=yesterday",
    "updated_since=0000-01-01T00:00:00Z",
    "x=1",
    "limit=1&limit=2",
  ])("refuses %s by name", async (query) => {
    const refused = await call("GET", `/applications?${query}`);
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ parameter: query.split("=")[0] }] } });
  });
});

describe("transitions", () => {
  test("what is allowed can be done, with the version that was seen", async () => {
    const { number } = await file();
    const allowed = await call("GET", `/applications/${number}/transitions`);
    expect(allowed.body.allowed.map(({ verb }: Json) => verb)).toEqual([
      "advance",
      "reject",
      "request-correction",
      "withdraw",
    ]);
    expect(allowed.body.allowed[0].to_stages).toEqual(["technical-review"]);
    const done = await move(number, { verb: "advance", version: 1, remark: "齐全" });
    expect(done).toMatchObject({
      status: 200,
      body: { version: 2, event: "stage-completed", stage: "technical-review" },
    });
    const stale = await move(number, { verb: "advance", version: 1 });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        reason: "stale-version",
        current: { version: 2, stage: "technical-review" },
        newer: { event: "stage-completed" },
      },
    });
    const back = await move(number, { verb: "return", version: 2, to_stage: "result", remark: "重看" });
    expect(back).toMatchObject({ status: 422, body: { errors: [{ pointer: "/to_stage" }] } });
    expect(
      (await move(number, { verb: "return", version: 2, to_stage: "preliminary-check", remark: "重看" })).status,
    ).toBe(200);
  });

  test("a correction goes round", async () => {
    const { number } = await file();
    const deficiencies = [{ target: null, problem: "照片不清晰", advice: "请重拍" }];
    const asked = await move(number, { verb: "request-correction", version: 1, deficiencies, answer_in_days: 5 });
    expect(asked.body).toMatchObject({ status: "correction-required", version: 2 });
    expect((await move(number, { verb: "advance", version: 2 })).body).toMatchObject({
      reason: "not-allowed-now",
      allowed: expect.any(Array),
    });
    expect((await move(number, { verb: "answer-correction", version: 2 })).body.status).toBe("in-progress");
    const { body } = await call("GET", `/applications/${number}/history`);
    expect(body.entries.map(({ seq }: Json) => seq)).toEqual([3, 2, 1]);
    expect(body.entries[1]).toMatchObject({
      event: "correction-requested",
      deficiencies,
      answer_by: expect.any(String),
    });
  });

  test("a correction that an account holder owes is not answered by a partner", async () => {
    const { number } = await givenApplication(bench.world, { service: bench.research });
    const deficiencies = [{ target: null, problem: "照片不清晰", advice: "请重拍" }];
    await move(number, { verb: "request-correction", version: 1, deficiencies, answer_in_days: 5 });
    expect((await move(number, { verb: "answer-correction", version: 2 })).status).toBe(404);
  });

  test("of eight at once one wins", async () => {
    const { number } = await file();
    const answers = await Promise.all(Array.from({ length: 8 }, () => move(number, { verb: "advance", version: 1 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409, 409, 409]);
  });
});

describe("progress", () => {
  test("tells stages, deadline and turn", async () => {
    const { number } = await file();
    const { body } = await call("GET", `/applications/${number}/progress`);
    expect(body).toMatchObject({
      number,
      status: "in-progress",
      percent: 16,
      step: 2,
      steps: 6,
      turn: "office",
      deadline: { state: expect.any(String), due_on: expect.any(String) },
    });
    expect(body.stages.map(({ state }: Json) => state)).toEqual([
      "done",
      "current",
      "waiting",
      "waiting",
      "waiting",
      "waiting",
    ]);
  });

  test("has a tag that changes with the state alone", async () => {
    const { number } = await file();
    const first = await call("GET", `/applications/${number}/progress`);
    const tag = first.headers.get("etag") ?? "";
    const headers = { "If-None-Match": tag };
    const again = await call("GET", `/applications/${number}/progress`, { headers });
    expect(again).toMatchObject({ status: 304, body: null });
    await move(number, { verb: "advance", version: 1 });
    expect((await call("GET", `/applications/${number}/progress`, { headers })).status).toBe(200);
  });
});

describe("files", () => {
  const form = (material: string, name = "proposal.pdf", bytes: Uint8Array = smallPdf) => {
    const body = new FormData();
    body.set("material", material);
    body.set("file", new File([Uint8Array.from(bytes)], name));
    return body;
  };

  test("go up and come down unchanged", async () => {
    const { number } = await file();
    const { body: service } = await call("GET", "/services/research-project");
    const material = service.materials[0].code;
    const up = await call("POST", `/applications/${number}/files`, { raw: form(material) });
    expect(up).toMatchObject({ status: 201, body: { material, name: "proposal.pdf", scan: "clean" } });
    expect((await call("GET", `/applications/${number}/files`)).body.files).toEqual([up.body]);
    const down = await bench.send("GET", `/api/v1/applications/${number}/files/${up.body.id}`);
    const digest = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
    expect(digest(new Uint8Array(await down.arrayBuffer()))).toBe(digest(smallPdf));
    expect(down.headers.get("content-disposition")).toContain("attachment");
    const other = await file();
    expect((await call("GET", `/applications/${other.number}/files/${up.body.id}`)).status).toBe(404);
  });

  test("that are none of ours are refused by name", async () => {
    const { number } = await file();
    const { body: service } = await call("GET", "/services/research-project");
    const material = service.materials[0].code;
    const send = (raw: FormData) => call("POST", `/applications/${number}/files`, { raw });
    expect(await send(form("nothing"))).toMatchObject({ status: 422, body: { errors: [{ pointer: "/material" }] } });
    expect(await send(form(material, "a.pdf", Buffer.from(eicar)))).toMatchObject({
      status: 415,
      body: { errors: [{ pointer: "/file" }] },
    });
    expect((await send(form(material, "a.pdf", new Uint8Array(10 * 1024 * 1024 + 1)))).status).toBe(413);
    expect((await call("POST", `/applications/${number}/files`, { body: {} })).status).toBe(415);
    expect((await call("GET", `/applications/${number}/files`)).body.files).toEqual([]);
    const { number: owned } = await givenApplication(bench.world, { service: bench.research });
    expect((await call("POST", `/applications/${owned}/files`, { raw: form(material) })).status).toBe(409);
  });
});
