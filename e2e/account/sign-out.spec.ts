import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("after signing out, the personal centre asks to sign in again", async ({ page, signIn }) => {
  await signIn("applicant");
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL("/");
  await expect(page.getByRole("navigation", { name: "账号" }).getByRole("link", { name: "登录" })).toBeVisible();
});

test("a session cookie kept from before signing out opens nothing", async ({ page, context, signIn, baseURL }) => {
  await signIn("applicant");
  const kept = await context.cookies(baseURL ?? "");
  await page.getByRole("button", { name: "退出" }).click();
  await expect(page).toHaveURL("/");
  await context.addCookies(kept);
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("登录");
});
