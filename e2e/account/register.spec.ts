import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { accountOf } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("a new account leads into the personal centre, signed in", async ({ page }) => {
  await page.goto("/register");
  await register(page, { name: "林晓", login: `${randomUUID()}@example.com`, password: "山高水长 一路看得见" });
  await expect(page).toHaveURL("/me");
  await expect(page.getByRole("banner").getByText("林晓", { exact: true })).toBeVisible();
});

test("without JavaScript, and on to the page one wanted", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/register?next=%2Fservices%2Ftalent-settlement");
  await register(page, { name: "周远", login: `${randomUUID()}@example.com`, password: "山高水长 一路看得见" });
  await expect(page).toHaveURL("/services/talent-settlement");
  await context.close();
});

test("a weak password and a missing name are refused at their fields", async ({ page }) => {
  await page.goto("/register");
  await register(page, { name: "", login: "somebody@example.com", password: "1234567890" });
  await expect(page.getByLabel("姓名")).toHaveAccessibleDescription(/请填写这一项/);
  await expect(page.getByRole("textbox", { name: "密码" })).toHaveAccessibleDescription(/太常见/);
  await expect(page.getByLabel("手机号码或电子邮箱")).toHaveValue("somebody@example.com");
  await expect(page).toHaveURL("/register");
});

test("a login that exists is refused without saying more", async ({ page, demo }) => {
  await page.goto("/register");
  await register(page, { name: "王小明", login: accountOf(demo, "applicant").login, password: "山高水长 一路看得见" });
  await expect(page.getByRole("alert").filter({ hasText: "这个账号无法注册" })).toBeVisible();
});

async function register(page: Page, given: { name: string; login: string; password: string }): Promise<void> {
  await page.getByLabel("姓名").fill(given.name);
  await page.getByLabel("手机号码或电子邮箱").fill(given.login);
  await page.getByRole("textbox", { name: "密码" }).fill(given.password);
  await page.getByRole("button", { name: "注册", exact: true }).click();
}
