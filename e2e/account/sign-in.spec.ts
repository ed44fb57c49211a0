import { accountOf } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("the right password opens the personal centre", async ({ page, demo }) => {
      const { login, password, name } = accountOf(demo, "applicant");
      await page.goto("/");
      await page.getByRole("navigation", { name: "账号" }).getByRole("link", { name: "登录" }).click();
      await page.getByLabel("手机号码或电子邮箱").fill(login);
      await page.getByRole("textbox", { name: "密码" }).fill(password);
      await page.getByRole("main").getByRole("button", { name: "登录" }).click();
      await expect(page).toHaveURL("/me");
      await expect(page.getByRole("banner").getByText(name, { exact: true })).toBeVisible();
    });

    test("a wrong password and an unknown account are told in the same words", async ({ page, demo }) => {
      const told: string[] = [];
      for (const login of [accountOf(demo, "applicant").login, "nobody@example.com", "not a login"]) {
        await page.goto("/sign-in");
        await page.getByLabel("手机号码或电子邮箱").fill(login);
        await page.getByRole("textbox", { name: "密码" }).fill("certainly not this one");
        await page.getByRole("main").getByRole("button", { name: "登录" }).click();
        const alert = page.getByRole("alert").filter({ hasText: "不正确" });
        await expect(alert).toBeVisible();
        await expect(page).toHaveURL("/sign-in");
        await expect(page.getByLabel("手机号码或电子邮箱")).toHaveValue(login);
        told.push((await alert.textContent()) ?? "");
      }
      expect(new Set(told)).toEqual(new Set(["账号或密码不正确。"]));
    });
  });
}

test("the password never comes back from the server", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("手机号码或电子邮箱").fill("nobody@example.com");
  await page.getByRole("textbox", { name: "密码" }).fill("secret-canary-7719");
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "不正确" })).toBeVisible();
  expect(await page.content()).not.toContain("secret-canary-7719");
  await context.close();
});

test("the password can be shown and hidden", async ({ page }) => {
  await page.goto("/sign-in");
  const password = page.locator("input[name=password]");
  await password.fill("as typed");
  await page.getByRole("button", { name: "显示密码" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "隐藏密码" }).click();
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveValue("as typed");
});
