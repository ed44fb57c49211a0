import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

const pages = ["/admin/calendar", "/admin/notice", "/admin/partners", "/admin/webhooks"];

for (const path of pages) {
  test(`no violations on ${path}`, async ({ page, signIn, noViolations }) => {
    await signIn("administrator");
    await page.goto(path);
    await noViolations(page);
  });
}

test("no page of the administrator is wider than the phone", async ({ page, signIn }) => {
  await signIn("administrator");
  await page.setViewportSize({ width: 360, height: 740 });
  for (const path of pages) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([path, over]).toEqual([path, 0]);
  }
});
