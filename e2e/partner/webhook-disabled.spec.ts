import { apiClient } from "#lib/api-client/client.ts";
import { answers } from "#lib/channels/webhook/testing.ts";
import { partnerServer } from "../fixtures/receiver.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("an administrator sees that a webhook was disabled, and why", async ({
  demo,
  baseURL,
  page,
  signIn,
  noViolations,
}, { project }) => {
  const client = apiClient({ origin: baseURL ?? "", key: demo.apiKey });
  const receiver = await partnerServer(answers(410));
  const url = `${receiver.url}/${project.name}`;
  const made = await client.POST("/api/v1/webhooks", { body: { url, events: ["application.submitted"] } });
  const at = { params: { path: { webhook_id: made.data?.id ?? "" } } };
  try {
    const body = { applicant_name: "张三", application_type: "科研项目申请" };
    await client.POST("/api/applications", { body });
    const webhook = async () => (await client.GET("/api/v1/webhooks/{webhook_id}", at)).data;
    await expect.poll(async () => (await webhook())?.disabled_reason, { timeout: 30_000 }).toBe("gone");
    expect((await webhook())?.notices).toMatchObject([{ reason: "gone", last_status: 410 }]);
    expect(JSON.stringify(await webhook())).not.toContain(made.data?.secret);

    await signIn("administrator");
    await page.goto("/admin/webhooks");
    await expect(page.getByText(/有 \d+ 个接收地址已自动停用/)).toBeVisible();
    await expect(page.getByRole("row", { name: url })).toContainText("对方答复不再接收，已停用");
    await noViolations(page);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);

    await client.POST("/api/v1/webhooks/{webhook_id}/enable", at);
    await page.reload();
    await expect(page.getByRole("row", { name: url })).toContainText("正常");
  } finally {
    await client.DELETE("/api/v1/webhooks/{webhook_id}", at);
    await receiver.close();
  }
});
