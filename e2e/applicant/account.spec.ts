import { expect, signInAs, test } from "./applicant-test.ts";

test("other devices are signed out, this one is not", async ({ page, browser, applicant }) => {
  const elsewhere = await browser.newContext({ locale: "zh-CN" });
  const other = await elsewhere.newPage();
  await signInAs(other, applicant);
  await page.goto("/me/account");
  await expect(page.getByText(applicant.name).first()).toBeVisible();
  await expect(page.getByText(applicant.login)).toHaveCount(0);
  await page.getByRole("button", { name: "退出其他设备" }).click();
  await expect(page.getByText("其他设备上的登录已全部退出。")).toBeVisible();
  await other.goto("/me");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 1, name: "我的申请" })).toBeVisible();
  await elsewhere.close();
});

test("with one device there is nothing to sign out", async ({ page, applicant: _ }) => {
  await page.goto("/me/account");
  await expect(page.getByText("目前只有这台设备登录着您的账号。")).toBeVisible();
  await expect(page.getByRole("button", { name: "退出其他设备" })).toHaveCount(0);
});
