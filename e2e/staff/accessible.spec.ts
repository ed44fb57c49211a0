import { expect, li, test } from "./staff-test.ts";

for (const path of ["/staff", "/staff?tab=closed", "/staff?q=nobody-by-this-name"]) {
  test(`no violations on ${path}`, async ({ page, signIn, noViolations }) => {
    await signIn(li);
    await page.goto(path);
    await noViolations(page);
  });
}

test("no violations where an ID number is shown", async ({ page, signIn, casePath, noViolations }) => {
  await signIn(li);
  await page.goto(`${casePath}/id-number`);
  await noViolations(page);
});

test("no violations on a case", async ({ page, signIn, casePath, noViolations }) => {
  await signIn(li);
  await page.goto(casePath);
  await noViolations(page);
});

test("no violations on a case with forms open and with errors", async ({ page, signIn, casePath, noViolations }) => {
  await signIn(li);
  await page.goto(casePath);
  for (const name of ["要求补正", "不予通过", "转交同事"]) await page.locator("summary", { hasText: name }).click();
  await page.getByRole("button", { name: "发出补正通知" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await noViolations(page);
});

test("no page is wider than the phone, in large type either", async ({ page, context, signIn, casePath, baseURL }) => {
  await signIn(li);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const view of ["standard", "large"]) {
    await context.addCookies([{ name: "mj-view", value: view, url: baseURL ?? "" }]);
    for (const path of ["/staff", "/staff?tab=closed", casePath, `${casePath}/id-number`]) {
      await page.goto(path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([view, path, over]).toEqual([view, path, 0]);
    }
  }
});
