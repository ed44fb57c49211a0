import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("the office closes for some days and opens again", async ({ page, signIn }) => {
  // Days that nobody's promise reaches.
  const year = new Date().getFullYear() + 1;
  const [from, until] = [`${year}-07-05`, `${year}-07-07`];
  await signIn("administrator");
  await page.goto(`/admin/calendar?year=${year}`);
  await page.getByLabel("第一天").fill(until);
  await page.getByLabel("最后一天").fill(from);
  await page.getByRole("textbox", { name: "说明", exact: true }).fill("机房搬迁");
  await page.getByRole("button", { name: "添加" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("结束日期不能早于开始日期");

  await page.getByLabel("第一天").fill(from);
  await page.getByLabel("最后一天").fill(until);
  await page.getByRole("button", { name: "添加" }).click();
  await expect(page.getByRole("status")).toContainText("已更新 3 天的安排");
  const own = page.getByRole("table", { name: "本单位的安排" }).getByRole("row");
  const shown = own.filter({ hasText: "7月" });
  await expect(shown).toHaveCount(3);
  await expect(shown.first()).toContainText("机房搬迁");

  for (let left = 3; left > 0; left -= 1) {
    await shown.first().getByRole("button", { name: /取消/ }).click();
    await expect(shown).toHaveCount(left - 1);
  }
});
