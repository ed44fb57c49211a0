import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

// One notice for the whole site: two of these at once would take each other's down.
test("a notice is put up on every page in both languages, and taken down", async ({ page, signIn, pageOf }) => {
  await signIn("administrator");
  await page.goto("/admin/notice");
  await page.getByLabel("标题（中文）").fill("11月28日系统维护");
  await page.getByLabel("正文（中文）").fill("当日 20:00 起暂停服务。");
  await page.getByRole("button", { name: "发布" }).click();
  const errors = page.getByRole("main").getByRole("alert");
  await expect(errors).toContainText("标题（英文）");
  await expect(page.getByLabel("标题（中文）")).toHaveValue("11月28日系统维护");

  await page.getByLabel("重要提醒").check();
  await page.getByLabel("标题（英文）").fill("Maintenance on 28 November");
  await page.getByRole("button", { name: "发布" }).click();
  await expect(errors).toContainText("正文（英文）");
  await page.getByLabel("正文（英文）").fill("No service from 20:00.");
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.getByRole("status")).toContainText("公告已发布");

  const visitor = await pageOf("visitor");
  for (const path of ["/", "/services", "/track", "/sign-in"]) {
    await visitor.goto(path);
    await expect(visitor.getByRole("region", { name: "公告" })).toContainText("当日 20:00 起暂停服务。");
  }
  await visitor.getByRole("button", { name: "English" }).click();
  await expect(visitor.getByRole("region", { name: "Notice" })).toContainText("Maintenance on 28 November");

  await page.getByRole("button", { name: "撤下公告" }).click();
  await expect(page.getByRole("status")).toContainText("公告已撤下");
  await visitor.reload();
  await expect(visitor.getByText("Maintenance on 28 November")).toHaveCount(0);
});
