import { expect, li, openAsApplicant, test } from "./staff-test.ts";

test("refusing needs reasons, and the applicant reads them", async ({ page, signIn, pageOf, casePath, filed }) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByText("不予通过", { exact: true }).click();
  await page.getByRole("button", { name: "确定不予通过" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("不予通过的原因");
  await expect(page.getByLabel("不予通过的原因")).toHaveAttribute("aria-invalid", "true");

  await page.getByLabel("不予通过的原因").fill("社保缴纳不足 6 个月\n学历证书无法核验");
  await page.getByLabel("后续办法").fill("补齐之后可以重新申请");
  await page.getByRole("button", { name: "确定不予通过" }).click();
  await expect(page.getByRole("status")).toContainText("这件申请到此结束");
  await expect(page.getByRole("heading", { name: "申请已经结束" })).toBeVisible();

  const applicant = await pageOf("visitor");
  await openAsApplicant(applicant, filed);
  for (const text of ["社保缴纳不足 6 个月", "学历证书无法核验", "补齐之后可以重新申请"]) {
    await expect(applicant.getByText(text).first()).toBeVisible();
  }
});
