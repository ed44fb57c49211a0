import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findViolations } from "../../queries/invariants.ts";
import { type ApiBench, apiBench } from "../testing.ts";

let bench: ApiBench;
beforeAll(async () => {
  bench = await apiBench();
});
afterAll(async () => {
  expect(await findViolations(bench.db.owner.pool)).toEqual([]);
  await bench.close();
});

const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6}$/);
const example = { applicant_name: "张三", application_type: "科研项目申请" };

const json = async (response: Response | Promise<Response>) => {
  const answer = await response;
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};
const submit = (body: unknown = example) => json(bench.send("POST", "/api/applications", { body }));
const put = (id: unknown, body: unknown) => json(bench.send("PUT", `/api/applications/${id}/status`, { body }));
const progress = (id: unknown) => json(bench.send("GET", `/api/applications/${id}/progress`));
const newId = async () => (await submit()).body.application_id as number;

describe("the calls of the article", () => {
  test("submit, update and progress answer as they always did", async () => {
    const submitted = await submit();
    expect(submitted).toEqual({
      status: 201,
      body: {
        application_id: expect.any(Number),
        application_number: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]$/),
        current_status: "已提交",
        message: "申请提交成功",
      },
    });
    const { application_id, application_number } = submitted.body;
    const notes = "所有材料齐全，格式正确";
    expect(await put(application_id, { status: "材料初审通过", notes })).toEqual({
      status: 200,
      body: { message: "状态更新成功", application_id, application_number, new_status: "材料初审通过" },
    });
    expect(await progress(application_id)).toEqual({
      status: 200,
      body: {
        application_id,
        application_number,
        applicant_name: "张三",
        application_type: "科研项目申请",
        submitted_at: time,
        current_status: "材料初审通过",
        history: [
          { status: "材料初审通过", changed_at: time, notes },
          { status: "已提交", changed_at: time, notes: "申请材料已成功上传" },
        ],
      },
    });
  });

  test("missing fields and unknown applications", async () => {
    const missing = { status: 400, body: { error: "Missing required fields" } };
    for (const body of [{}, { applicant_name: "张三" }, { ...example, application_type: "" }]) {
      expect(await submit(body)).toEqual(missing);
    }
    expect(await submit({ ...example, applicant_name: null })).toEqual(missing);
    const id = await newId();
    expect(await put(id, { notes: "x" })).toEqual({ status: 400, body: { error: "Status is required" } });
    const unknown = { status: 404, body: { error: "Application not found" } };
    for (const none of [987_654_321, "99999999999999999999", "abc", "1.5", "-1", "0"]) {
      expect(await progress(none)).toEqual(unknown);
      expect(await put(none, { status: "材料初审通过" })).toEqual(unknown);
    }
  });

  test("a service is named by code or in any language; an unknown one is refused with those there are", async () => {
    for (const application_type of ["research-project", "RESEARCH-PROJECT ", "签证申请"]) {
      expect((await submit({ ...example, application_type })).status).toBe(201);
    }
    const refused = await submit({ ...example, application_type: "养狗登记" });
    expect(refused).toMatchObject({ status: 422, body: { reason: "unknown-service" } });
    expect(refused.body.services).toContain("科研项目申请");
  });
});

describe("a status", () => {
  test("is a stage by its words, name or code; the whole path can be walked", async () => {
    const id = await newId();
    const steps = ["preliminary-check", "技术审核", "审核结论已确定,同意立项", "You have been told", "立项文件已发放"];
    for (const status of steps) expect((await put(id, { status })).status).toBe(200);
    const { body } = await progress(id);
    expect(body.current_status).toBe("立项文件已发放");
    const history = body.history as { status: string; notes: string }[];
    expect(history.map(({ status }) => status)).toEqual([
      "立项文件已发放",
      "结果已通知",
      "审核结论已确定，同意立项",
      "技术审核通过",
      "材料初审通过",
      "已提交",
    ]);
    expect(history[0]?.notes).toBe("");
  });

  test("that the workflow does not allow now is refused with what it allows", async () => {
    const id = await newId();
    for (const status of ["技术审核通过", "立项文件已发放", "提交成功", "已提交", "退回", "已补正"]) {
      expect(await put(id, { status })).toMatchObject({
        status: 409,
        body: { current_status: "已提交", allowed: ["材料初审通过", "驳回", "待补正", "撤回"] },
      });
    }
    expect((await put(id, { status: "撤回" })).status).toBe(200);
    expect(await put(id, { status: "材料初审通过" })).toMatchObject({ status: 409, body: { allowed: [] } });
    expect((await progress(id)).body.history).toHaveLength(2);
  });

  test("that no workflow knows is refused with those it knows", async () => {
    const refused = await put(await newId(), { status: "随便什么" });
    expect(refused).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: "/status" }], error: expect.any(String) },
    });
    expect(refused.body.statuses).toContain("材料初审通过");
  });

  test("sent again changes nothing", async () => {
    const id = await newId();
    const body = { status: "材料初审通过", notes: "齐全" };
    const first = await put(id, body);
    expect(await put(id, body)).toEqual(first);
    expect((await progress(id)).body.history).toHaveLength(2);
    expect((await put(id, { ...body, notes: "再次" })).status).toBe(409);
  });

  test("rejection and correction need their reason, and say it", async () => {
    const id = await newId();
    expect(await put(id, { status: "驳回" })).toMatchObject({ status: 422, body: { errors: [{ pointer: "/notes" }] } });
    expect((await put(id, { status: "待补正", notes: "照片不清晰" })).status).toBe(200);
    expect((await put(id, { status: "材料初审通过" })).body.allowed).toEqual(["已补正", "撤回"]);
    expect((await put(id, { status: "已补正" })).status).toBe(200);
    const reason = "社保缴纳证明不清晰";
    expect((await put(id, { status: "驳回", notes: reason })).body.new_status).toBe("驳回");
    const { body } = await progress(id);
    expect(body).toMatchObject({
      current_status: "驳回",
      history: [{ status: "驳回", notes: reason }, {}, { notes: "照片不清晰" }, {}],
    });
  });

  test("of parallel updates each counts once, in order", async () => {
    const id = await newId();
    const statuses = ["材料初审通过", "技术审核通过", "材料初审通过", "技术审核通过", "材料初审通过"];
    const answers = await Promise.all(statuses.map((status, index) => put(id, { status, notes: `${index}` })));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const { body } = await progress(id);
    const told = (body.history as { status: string }[]).map(({ status }) => status).reverse();
    expect(["已提交", "材料初审通过", "技术审核通过"].slice(0, told.length)).toEqual(told);
  });
});

test("an application without a document cannot be looked up and is a real application", async () => {
  const { body } = await submit();
  const row = await bench.db.database.application.findUniqueOrThrow({
    where: { number: String(body.application_number) },
    select: { idKind: true, idCipher: true, lookupHash: true, applicantId: true, fields: true, version: true },
  });
  expect(row).toEqual({ idKind: null, idCipher: null, lookupHash: null, applicantId: null, fields: {}, version: 1 });
  const audit = await bench.db.database.auditEntry.findFirst({ where: { action: "application.submitted" } });
  expect(audit).toMatchObject({ actorKind: "partner" });
});

test("a key of one service neither sees nor files elsewhere", async () => {
  const { key } = await bench.newKey({ scopes: ["visa:applications:*"] });
  const id = await newId();
  const unknown = { status: 404, body: { error: "Application not found" } };
  expect(await json(bench.send("GET", `/api/applications/${id}/progress`, { key }))).toEqual(unknown);
  const body = { status: "材料初审通过" };
  expect(await json(bench.send("PUT", `/api/applications/${id}/status`, { key, body }))).toEqual(unknown);
  expect((await json(bench.send("POST", "/api/applications", { key, body: example }))).status).toBe(403);
  const own = { ...example, application_type: "visa" };
  expect((await json(bench.send("POST", "/api/applications", { key, body: own }))).status).toBe(201);
});
