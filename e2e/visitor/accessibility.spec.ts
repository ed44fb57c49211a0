import { lookUp, neverIssued } from "../fixtures/look-up.ts";
import { publicPages } from "../fixtures/public-pages.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

for (const path of publicPages) {
  test(`no violation of WCAG on ${path}`, async ({ page, noViolations }) => {
    await page.goto(path);
    await noViolations(page);
  });
}

test("no violation of WCAG on a result, folded or open", async ({ page, demo, noViolations }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  await noViolations(page);
  const folded = page.locator("main details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
  await noViolations(page);
});

test("no violation of WCAG on a miss and on a form with errors", async ({ page, noViolations }) => {
  await page.goto("/track");
  await lookUp(page, { number: neverIssued, idNumber: "1" });
  await expect(page.getByRole("alert").filter({ hasText: "没有查到" })).toBeVisible();
  await noViolations(page);
  await page.goto("/register");
  await page.getByRole("button", { name: "注册", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "请先更正" })).toBeVisible();
  await noViolations(page);
});

test("no violation of WCAG in the 长辈版", async ({ page, demo, noViolations }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "长辈版" }).click();
  await noViolations(page);
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  await noViolations(page);
});
