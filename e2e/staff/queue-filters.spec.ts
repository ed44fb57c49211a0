import { expect, li, test } from "./staff-test.ts";

test("filters and tabs are in the address, and come together", async ({ page, signIn, filed }) => {
  await signIn(li);
  await page.goto("/staff");
  await page.getByLabel("事项", { exact: true }).selectOption({ label: "人才引进落户" });
  await page.getByLabel("编号或申请人姓名").fill(filed.number.toLowerCase());
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/service=talent-settlement/);
  const rows = page.getByRole("table").getByRole("row").filter({ hasText: /-/ });
  await expect(rows).toHaveCount(1);
  await expect(rows).toContainText(filed.name);
  await expect(rows).toContainText("公安部门审核");
  await expect(rows).toContainText("待接手");
  const tabs = page.getByRole("navigation", { name: "按状态查看" });
  await tabs.getByRole("link", { name: /我承办的/ }).click();
  await expect(page).toHaveURL(/tab=mine.*service=talent-settlement/);
  await expect(page.getByText("没有符合条件的申请")).toBeVisible();
  await page.getByRole("link", { name: "清除筛选" }).first().click();
  await expect(page).toHaveURL(/\/staff\?tab=mine$/);
});

test("the stages offered are those of the chosen service", async ({ page, signIn }) => {
  await signIn(li);
  await page.goto("/staff?service=residence-permit&stage=talent-settlement/police-review");
  const stage = page.getByLabel("环节", { exact: true });
  await expect(stage.getByRole("option", { name: "公安审批" })).toBeAttached();
  await expect(stage.getByRole("option", { name: /公安部门审核/ })).toHaveCount(0);
  // The stage of another service does not count.
  await expect(page.getByRole("table").getByRole("row").nth(1)).toContainText("居住证办理");
});

test("an address that nobody made shows the queue, not an error", async ({ page, signIn }) => {
  await signIn(li);
  for (const query of ["tab=everything", "tab=all&tab=mine", "after=zzz", "service[]=x", "q=%00", "stage=%25/%27"]) {
    const answer = await page.goto(`/staff?${query}`);
    expect([query, answer?.status()]).toEqual([query, 200]);
    await expect(page.getByRole("heading", { level: 1, name: "待办申请" })).toBeVisible();
  }
});
