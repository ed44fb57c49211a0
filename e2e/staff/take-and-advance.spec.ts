import { expect, li, lookUp, openAsApplicant, test } from "./staff-test.ts";

test("a reviewer takes a case and passes it on; the applicant and the look-up show it", async ({
  page,
  signIn,
  pageOf,
  filed,
}) => {
  await signIn(li);
  await page.goto(`/staff?q=${filed.number}`);
  await page.getByRole("link", { name: filed.number }).click();
  await page.getByRole("button", { name: "接手办理" }).click();
  await expect(page.getByRole("status")).toContainText("已办理：接手办理");
  await expect(page.getByRole("heading", { name: "轮到您办理" })).toBeVisible();
  await page.getByLabel("意见").fill("身份与户籍信息核对无误");
  await page.getByRole("button", { name: "通过，进入人社部门备案" }).click();
  await expect(page.getByRole("status")).toContainText("申请现在处于「人社部门备案」，由市人社局办理。");

  const applicant = await pageOf("visitor");
  await openAsApplicant(applicant, filed);
  await expect(applicant.getByText("身份与户籍信息核对无误").first()).toBeAttached();
  await expect(applicant.getByText("50%").first()).toBeVisible();
  const visitor = await pageOf("visitor");
  await lookUp(visitor, filed);
  await expect(visitor.getByText("人社部门备案").first()).toBeVisible();
  await expect(visitor.getByText("身份与户籍信息核对无误")).toHaveCount(0);
});

test("once passed on, the case can be read and not moved", async ({ page, signIn, casePath }) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByRole("button", { name: /^通过/ }).click();
  await expect(page.getByRole("status")).toContainText("申请现在处于");
  await page.goto(casePath);
  await expect(page.getByRole("heading", { name: "现由市人社局办理" })).toBeVisible();
  await expect(page.getByText("可以查看，不能办理")).toBeVisible();
  await expect(page.getByRole("button", { name: /^通过|接手|退回|不予/ })).toHaveCount(0);
});
