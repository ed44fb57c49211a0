import { advance } from "../fixtures/office.ts";
import { expect, openAsApplicant, test, wang } from "./staff-test.ts";

test("a case goes back to an earlier stage only with a reason", async ({ page, signIn, pageOf, casePath, filed }) => {
  await advance(filed.applicationId, 1);
  await signIn(wang);
  await page.goto(casePath);
  await expect(page.getByText("材料齐全").first()).toBeVisible();
  await page.getByText("退回前面的环节").click();
  await page.getByRole("button", { name: "退回", exact: true }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("退回原因");
  await page.getByLabel("退回原因").fill("拟落户地址需要重新核对");
  await page.getByRole("button", { name: "退回", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("申请现在处于「公安部门审核」，由市公安局办理。");

  const applicant = await pageOf("visitor");
  await openAsApplicant(applicant, filed);
  await expect(applicant.getByText("拟落户地址需要重新核对").first()).toBeVisible();
});
