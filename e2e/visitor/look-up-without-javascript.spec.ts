import { lookUp, neverIssued } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN", javaScriptEnabled: false });

test("a look-up from the home page works without JavaScript", async ({ page, demo }) => {
  await page.goto("/");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  await expect(page.getByRole("main").getByText(demo.lookup.number)).toBeVisible();
});

test("stages open without JavaScript, and no button is there that would need it", async ({ page, demo }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  const card = page.getByRole("main").locator("details", { hasText: "步骤1" });
  await expect(card.getByText("办理部门")).toBeHidden();
  await card.locator("summary").click();
  await expect(card.getByText("办理部门")).toBeVisible();
  await expect(page.getByRole("button", { name: "打印本页" })).toBeHidden();
});

test("a miss comes back with the number typed", async ({ page, demo }) => {
  await page.goto("/");
  await lookUp(page, { ...demo.lookup, number: neverIssued });
  await expect(page.getByRole("alert").filter({ hasText: "没有查到" })).toBeVisible();
  await expect(page.getByLabel("申请编号")).toHaveValue(neverIssued);
});

test("an empty form says what is missing, at the fields and above them", async ({ page }) => {
  await page.goto("/track");
  await page.getByRole("button", { name: "查询进度" }).click();
  await expect(page.getByRole("alert").getByRole("link", { name: /申请编号/ })).toHaveAttribute("href", "#number");
  await expect(page.getByLabel("申请编号")).toHaveAccessibleDescription(/请填写这一项/);
});
