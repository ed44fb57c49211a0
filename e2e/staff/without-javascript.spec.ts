import { expect, li, test } from "./staff-test.ts";

test.use({ javaScriptEnabled: false });

test("a case is taken and passed on without JavaScript", async ({ page, signIn, casePath }) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByRole("button", { name: "接手办理" }).click();
  await expect(page.getByRole("status")).toContainText("已办理：接手办理");
  await page.getByLabel("意见").fill("核对无误");
  await page.getByRole("button", { name: "通过，进入人社部门备案" }).click();
  await expect(page.getByRole("status")).toContainText("由市人社局办理");
  await expect(page.getByText("核对无误").first()).toBeVisible();
});

test("what is wrong is said at the field, and what was typed is kept", async ({ page, signIn, casePath }) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByText("要求补正").click();
  await page.getByLabel("问题").first().fill("社保缴纳证明看不清月份");
  await page.getByRole("button", { name: "发出补正通知" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("第1项 怎样修改");
  await expect(page.getByLabel("问题").first()).toHaveValue("社保缴纳证明看不清月份");
  await expect(page.getByLabel("怎样修改").first()).toHaveAttribute("aria-invalid", "true");
});
