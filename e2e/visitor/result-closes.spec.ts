import { lookUp } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("a closed result cannot be opened again without the numbers", async ({ page, demo }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await page.getByRole("button", { name: "关闭结果，再查一件" }).click();
  await expect(page).toHaveURL("/track");
  await expect(page.getByLabel("申请编号")).toHaveValue("");
  await page.goto("/track/result");
  await expect(page).toHaveURL("/track?ended");
  await page.goBack();
  await expect(page.getByText(demo.lookup.number)).toHaveCount(0);
});

test("without a look-up the result's address leads to the form and says so calmly", async ({ page }) => {
  await page.goto("/track/result");
  await expect(page).toHaveURL("/track?ended");
  await expect(page.getByRole("main").getByText("查询结果已关闭")).toBeVisible();
  await expect(page.getByLabel("申请编号")).toBeVisible();
});

test("a grant that was tampered with opens nothing", async ({ page, context, demo, baseURL }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  const grant = (await context.cookies(`${baseURL}/track`)).find(({ name }) => name.endsWith("lookup"));
  if (!grant) throw new Error("there is no grant");
  const last = grant.value.at(-10) === "A" ? "B" : "A";
  await context.addCookies([{ ...grant, value: grant.value.slice(0, -10) + last + grant.value.slice(-9) }]);
  await page.goto("/track/result");
  await expect(page).toHaveURL("/track?ended");
});
