import type { Page } from "@playwright/test";
import { expect, li, test } from "./staff-test.ts";

test("materials are shown in place: images as they are, PDFs when unfolded", async ({ page, signIn, demo }) => {
  await signIn(li);
  await openCase(page, demo.lookup.number);
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

test("a file of another department's case is not found", async ({ page, signIn, pageOf, demo }) => {
  await signIn(li);
  await openCase(page, demo.lookup.number);
  const source = (await page.getByRole("img", { name: /居民身份证/ }).getAttribute("src")) ?? "";
  const stranger = await pageOf({ name: "张三" });
  expect((await stranger.request.get(source)).status()).toBe(404);
});

/** The demo's own example has its materials; what other tests file has none. */
async function openCase(page: Page, number: string): Promise<void> {
  await page.goto(`/staff?q=${number}`);
  await page.getByRole("link", { name: number }).click();
}
