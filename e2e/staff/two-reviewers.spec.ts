import { chen, expect, li, policeManager, test } from "./staff-test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("who comes second learns who sent the case on, and keeps what was typed", async ({ pageOf, casePath }) => {
      const [first, second] = [await pageOf(li), await pageOf(chen)];
      await first.goto(casePath);
      await second.goto(casePath);
      await first.getByRole("button", { name: /^通过/ }).click();
      await expect(first.getByRole("status")).toBeVisible();

      await second.getByText("不予通过", { exact: true }).click();
      await second.getByLabel("不予通过的原因").fill("与本地户籍信息不一致");
      await second.getByRole("button", { name: "确定不予通过" }).click();
      const told = second.getByRole("main").getByRole("alert");
      await expect(told).toContainText("这件申请有了新的进展");
      await expect(told).toContainText("李明辉已办理：完成本环节");
      await expect(second.getByText("与本地户籍信息不一致")).toBeVisible();
      await expect(second.getByRole("heading", { name: "现由市人社局办理" })).toBeVisible();
      await expect(second.getByRole("button", { name: "确定不予通过" })).toHaveCount(0);
    });

    test("who may still act decides again on the present state", async ({ pageOf, casePath }) => {
      const [first, second] = [await pageOf(li), await pageOf(policeManager)];
      await first.goto(casePath);
      await second.goto(casePath);
      await first.getByRole("button", { name: "接手办理" }).click();
      await expect(first.getByRole("status")).toBeVisible();

      await second.getByLabel("意见").fill("情况属实");
      await second.getByRole("button", { name: /^通过/ }).click();
      await expect(second.getByRole("main").getByRole("alert")).toContainText("李明辉已办理：接手办理");
      await expect(second.getByRole("heading", { name: "由李明辉办理" })).toBeVisible();
      await expect(second.getByLabel("意见")).toHaveValue("情况属实");
      await second.getByRole("button", { name: /^通过/ }).click();
      await expect(second.getByRole("status")).toContainText("申请现在处于「人社部门备案」");
      await expect(second.getByText("情况属实").first()).toBeVisible();
    });
  });
}

test("a case that a colleague has is not a reviewer's to decide", async ({ pageOf, casePath }) => {
  const [first, second] = [await pageOf(li), await pageOf(chen)];
  await first.goto(casePath);
  await first.getByRole("button", { name: "接手办理" }).click();
  await expect(first.getByRole("status")).toBeVisible();
  await second.goto(casePath);
  await expect(second.getByText("这件申请由李明辉承办")).toBeVisible();
  await expect(second.getByRole("button", { name: /^通过/ })).toHaveCount(0);
});
