import { lookUp } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("number and ID number lead from the home page to the progress of the application", async ({ page, demo }) => {
  await page.goto("/");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  const result = page.getByRole("main");
  await expect(result.getByText(demo.lookup.number)).toBeVisible();
  await expect(result.getByRole("progressbar", { name: "办理进度" })).toHaveAttribute(
    "aria-valuetext",
    /第 \d 步，共 \d 步/,
  );
  await expect(result.getByRole("list", { name: "办理环节" }).getByRole("listitem").first()).toBeVisible();
  await expect(result.getByText("接下来", { exact: true })).toBeVisible();
  await expect(result.getByText(/^数据截至/)).toBeVisible();
  await expect(result.getByRole("link", { name: /请拨打/ })).toHaveAttribute("href", /^tel:/);
  await expect(page).toHaveTitle("查询结果 - 明径");
});

test("the number may be typed in any case, without dashes, with the letters O and I", async ({ page, demo }) => {
  await page.goto("/track");
  const careless = demo.lookup.number.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "i");
  await lookUp(page, { ...demo.lookup, number: ` ${careless} ` });
  await expect(page).toHaveURL("/track/result");
  await expect(page.getByRole("main").getByText(demo.lookup.number)).toBeVisible();
});

test("a number that was never issued finds nothing and is kept in the form", async ({ page, demo }) => {
  await page.goto("/");
  await lookUp(page, { number: "RC26-AAAA-AAAA-A", idNumber: demo.lookup.idNumber });
  await expect(page.getByRole("alert").filter({ hasText: "没有查到" })).toBeVisible();
  await expect(page).toHaveURL("/");
  await expect(page.getByLabel("申请编号")).toHaveValue("RC26-AAAA-AAAA-A");
});
