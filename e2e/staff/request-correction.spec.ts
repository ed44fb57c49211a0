import { expect, li, openAsApplicant, test } from "./staff-test.ts";

test("a correction lists what to mend; the applicant gets the list and the clock stops", async ({
  page,
  signIn,
  pageOf,
  casePath,
  filed,
}) => {
  await signIn(li);
  await page.goto(casePath);
  await page.getByText("要求补正").click();
  await page.getByRole("button", { name: "发出补正通知" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("第1项 问题");

  const rows = page.getByRole("group", { name: /^第\d项$/ });
  await expect(rows.filter({ visible: true })).toHaveCount(1);
  await rows.nth(0).getByLabel("对应哪一项").selectOption({ label: "社保缴纳证明" });
  await rows.nth(0).getByLabel("问题").fill("缺少公章");
  await rows.nth(0).getByLabel("怎样修改").fill("盖章之后重新拍照上传");
  await rows.nth(1).getByLabel("问题").fill("落户地址写得不全");
  await rows.nth(1).getByLabel("怎样修改").fill("请写到门牌号");
  await page.getByLabel("请在几个工作日内补正").fill("3");
  await page.getByRole("button", { name: "发出补正通知" }).click();
  await expect(page.getByRole("heading", { name: "等待申请人补正" })).toBeVisible();
  await expect(page.getByText("暂停计时").first()).toBeVisible();

  const applicant = await pageOf("visitor");
  await openAsApplicant(applicant, filed);
  for (const text of ["社保缴纳证明", "缺少公章", "盖章之后重新拍照上传", "请写到门牌号"]) {
    await expect(applicant.getByText(text).first()).toBeVisible();
  }
});
