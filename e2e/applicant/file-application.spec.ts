import { expect, test } from "./applicant-test.ts";
import { beginFiling, declareAndSubmit, expectStep, fillAll } from "./filing.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an applicant files talent settlement from start to confirmation", async ({ page, applicant }) => {
      await fillAll(page, applicant.idNumber);
      await declareAndSubmit(page);
      await expect(page.getByRole("heading", { level: 1, name: "申请已提交" })).toBeVisible();
      const number = page.getByText(/^RC\d\d-\w{4}-\w{4}-\w$/);
      await expect(number).toBeVisible();
      await expect(page.getByText("市公安局开始办理")).toBeVisible();
      await page.getByRole("link", { name: "查看办理进度" }).click();
      await expect(page.getByText("步骤2：公安部门审核").first()).toBeVisible();
      await expect(page.getByRole("progressbar", { name: "办理进度" })).toHaveAttribute("value", "25");
      await page.goto("/me");
      await expect(page.getByRole("heading", { name: "人才引进落户" })).toBeVisible();
    });

    test("an incomplete draft cannot be submitted and says what is missing", async ({ page, applicant: _ }) => {
      const draftId = await beginFiling(page);
      await page.goto(`/me/drafts/${draftId}/review`);
      await expect(page.getByText(/还有 \d+ 处需要补充或更正/)).toBeVisible();
      await expect(page.getByRole("button", { name: "提交申请" })).toHaveCount(0);
      await page.getByRole("link", { name: "毕业院校：请填写这一项。" }).click();
      await expectStep(page, "人才条件");
      await expect(page.getByRole("alert").getByRole("link", { name: /毕业院校/ })).toBeVisible();
    });

    test("nothing is filed without declaration and consent", async ({ page, applicant }) => {
      await fillAll(page, applicant.idNumber);
      await page.getByLabel("我声明").check();
      await page.getByRole("button", { name: "提交申请" }).click();
      await expect(page.getByRole("alert").getByRole("link", { name: /敏感个人信息/ })).toBeVisible();
      await expect(page.getByLabel("我声明")).toBeChecked();
      await page.goto("/me");
      await expect(page.getByRole("heading", { name: "没写完的草稿" })).toBeVisible();
    });
  });
}
