import { expect, test } from "../fixtures/test.ts";

test("the documentation can be browsed without anything from outside", async ({ page, baseURL }) => {
  const outside: string[] = [];
  const refused: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:")) outside.push(request.url());
  });
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) refused.push(message.text());
  });
  await page.goto("/api/docs");
  // The browser draws the whole document first.
  await expect(page.getByText("/api/applications/{application_id}/progress")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("export function isGenuine")).toBeVisible();
  await expect(page.getByText("申请有变化 · An application has changed")).toBeVisible();
  await page.locator("#operations-transitions-makeTransition button.opblock-summary-control").click();
  await expect(page.getByText("Idempotency-Key").first()).toBeVisible();
  expect(outside).toEqual([]);
  expect(refused).toEqual([]);
});
