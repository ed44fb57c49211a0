import { expect, test } from "../applicant/applicant-test.ts";
import { declareAndSubmit, fillAll } from "../applicant/filing.ts";
import { lookUp } from "../fixtures/look-up.ts";

test("an application is filed, looked up in a private window, moved by the police, and both pages follow", async ({
  page,
  applicant,
  pageOf,
}) => {
  await fillAll(page, applicant.idNumber);
  await declareAndSubmit(page);
  const number = (await page.getByText(/^RC\d\d-\w{4}-\w{4}-\w$/).textContent()) ?? "";
  await page.getByRole("link", { name: "查看办理进度" }).click();
  await expect(page.getByRole("progressbar", { name: "办理进度" })).toHaveAttribute("value", "25");

  const visitor = await pageOf("visitor");
  await visitor.goto("/");
  await lookUp(visitor, { number, idNumber: applicant.idNumber });
  await expect(visitor.getByRole("progressbar", { name: "办理进度" })).toHaveAttribute("value", "25");

  const police = await pageOf({ name: "李明辉" });
  await police.goto(`/staff?q=${number}`);
  await police.getByRole("link", { name: number }).click();
  await police.getByRole("button", { name: "接手办理" }).click();
  await expect(police.getByRole("status")).toContainText("已办理：接手办理");
  await police.getByLabel("意见").fill("符合人才引进条件");
  await police.getByRole("button", { name: "通过，进入人社部门备案" }).click();
  await expect(police.getByRole("status")).toContainText("申请现在处于「人社部门备案」");

  for (const reader of [page, visitor]) {
    await reader.reload();
    await expect(reader.getByRole("progressbar", { name: "办理进度" })).toHaveAttribute("value", "50");
    await expect(reader.getByText("步骤3：人社部门备案").first()).toBeVisible();
  }
  await expect(page.getByText("符合人才引进条件").first()).toBeAttached();
  await expect(visitor.getByText("符合人才引进条件")).toHaveCount(0);
});
