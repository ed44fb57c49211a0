import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "../fixtures/test.ts";

const run = promisify(execFile);

/** The session that partners know, typed as they would, with the key added. */
test("the older calls work with curl and a key", async ({ demo, baseURL }) => {
  const curl = async (...args: string[]) => {
    const key = ["-H", `Authorization: Bearer ${demo.apiKey}`];
    const { stdout } = await run("curl", ["-s", "-w", "\n%{http_code}", ...key, ...args]);
    const [status = "", ...lines] = stdout.split("\n").reverse();
    return { status: Number(status), body: JSON.parse(lines.reverse().join("\n")) as Record<string, unknown> };
  };
  const json = ["-H", "Content-Type: application/json", "-d"];
  const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.\d{6}$/);

  const example = '{"applicant_name": "张三", "application_type": "科研项目申请"}';
  const submitted = await curl("-X", "POST", `${baseURL}/api/applications`, ...json, example);
  expect(submitted.status).toBe(201);
  expect(submitted.body).toMatchObject({ current_status: "已提交", message: "申请提交成功" });
  const id = submitted.body.application_id;
  expect(Number.isInteger(id)).toBe(true);

  const change = '{"status": "材料初审通过", "notes": "所有材料齐全,格式正确"}';
  const updated = await curl("-X", "PUT", `${baseURL}/api/applications/${id}/status`, ...json, change);
  expect(updated.status).toBe(200);
  expect(updated.body).toMatchObject({ message: "状态更新成功", application_id: id, new_status: "材料初审通过" });

  const progress = await curl(`${baseURL}/api/applications/${id}/progress`);
  expect(progress.status).toBe(200);
  expect(progress.body).toMatchObject({
    application_id: id,
    applicant_name: "张三",
    application_type: "科研项目申请",
    submitted_at: time,
    current_status: "材料初审通过",
    history: [
      { status: "材料初审通过", changed_at: time, notes: "所有材料齐全,格式正确" },
      { status: "已提交", changed_at: time, notes: "申请材料已成功上传" },
    ],
  });

  const incomplete = await curl("-X", "POST", `${baseURL}/api/applications`, ...json, '{"applicant_name": "张三"}');
  expect(incomplete).toEqual({ status: 400, body: { error: "Missing required fields" } });
  const unknown = await curl(`${baseURL}/api/applications/2000000000/progress`);
  expect(unknown).toEqual({ status: 404, body: { error: "Application not found" } });
});

test("without a key nothing is told", async ({ request }) => {
  const answer = await request.get("/api/applications/1/progress");
  expect(answer.status()).toBe(401);
  expect(answer.headers()["www-authenticate"]).toBe('Bearer realm="mingjing"');
  expect(answer.headers()["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'none'");
});
