import { expect, li, test } from "./staff-test.ts";

test("materials are shown in place: images as they are, PDFs when unfolded", async ({ page, signIn }) => {
  await signIn(li);
  await page.goto("/staff?service=talent-settlement&tab=closed");
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  const image = page.getByRole("img", { name: /居民身份证/ });
  await image.scrollIntoViewIfNeeded();
  await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  await page.getByText("展开查看").first().click();
  const frame = page.locator("iframe").first();
  const source = (await frame.getAttribute("src")) ?? "";
  const answer = await page.request.get(source);
  expect(answer.headers()).toMatchObject({ "content-type": "application/pdf", "x-content-type-options": "nosniff" });
  expect(answer.headers()["content-security-policy"]).toContain("frame-ancestors 'self'");
});

test("a file of another department's case is not found", async ({ page, signIn, pageOf }) => {
  await signIn(li);
  await page.goto("/staff?service=talent-settlement&tab=closed");
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  const source = (await page.getByRole("img", { name: /居民身份证/ }).getAttribute("src")) ?? "";
  const stranger = await pageOf({ name: "张三" });
  expect((await stranger.request.get(source)).status()).toBe(404);
});
