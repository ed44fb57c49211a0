import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN", javaScriptEnabled: false });

test("the language is switched without JavaScript, on the same page, and remembered", async ({ page }) => {
  await page.goto("/services");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL("/services");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle("Services - Mingjing");
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Where is your application now?");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("您的申请，走到哪一步了？");
});

test("the colours are switched without JavaScript", async ({ page }) => {
  await page.goto("/track");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "深色配色" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("button", { name: "深色配色" })).toHaveAttribute("aria-pressed", "true");
  expect(await background()).not.toBe(light);
});

test("the 长辈版 is one press away, larger, and remembered", async ({ page }) => {
  await page.goto("/");
  const size = () =>
    page.locator("body").evaluate((body: HTMLElement) => Number.parseFloat(getComputedStyle(body).fontSize));
  const standard = await size();
  await page.getByRole("button", { name: "长辈版" }).click();
  await expect(page.getByRole("button", { name: "返回标准版" })).toBeVisible();
  expect(await size()).toBeGreaterThan(standard * 1.25);
  await page.goto("/services");
  await expect(page.locator("html")).toHaveAttribute("data-view", "large");
  await page.getByRole("button", { name: "返回标准版" }).click();
  await expect(page.getByRole("button", { name: "长辈版" })).toBeVisible();
  expect(await size()).toBe(standard);
});

test("a form of another site switches nothing", async ({ page, request, baseURL }) => {
  await page.goto("/");
  const answer = await request.post("/preferences", {
    form: { locale: "en", returnTo: "/" },
    headers: { origin: "https://elsewhere.example" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(403);
  const away = await request.post("/preferences", {
    form: { locale: "en", returnTo: "//elsewhere.example" },
    headers: { origin: baseURL ?? "" },
    maxRedirects: 0,
  });
  expect(away.headers().location).toBe("/");
});
