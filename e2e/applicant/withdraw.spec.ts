import { advance } from "../fixtures/office.ts";
import { expect, test } from "./applicant-test.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("an application is withdrawn before it is decided", async ({ page, filed }) => {
      await page.goto(`/me/applications/${filed.applicationId}`);
      await page.getByRole("link", { name: "撤回申请" }).click();
      await page.getByLabel("撤回原因").fill("工作有变动");
      await page.getByRole("button", { name: "确认撤回" }).click();
      await expect(page.getByText("申请已撤回。")).toBeVisible();
      await expect(page.getByText("您撤回了申请")).toBeVisible();
      await expect(page.getByText("工作有变动")).toBeVisible();
      await expect(page.getByRole("link", { name: "撤回申请" })).toHaveCount(0);
    });

    test("a page that is out of date withdraws nothing and keeps what was typed", async ({ page, filed }) => {
      await page.goto(`/me/applications/${filed.applicationId}/withdraw`);
      await page.getByLabel("撤回原因").fill("工作有变动");
      await advance(filed.applicationId, 1);
      await page.getByRole("button", { name: "确认撤回" }).click();
      await expect(page.getByText("在您填写期间，这件申请有了新的进展。")).toBeVisible();
      await expect(page.getByLabel("撤回原因")).toHaveValue("工作有变动");
    });
  });
}

test("after the decision there is nothing to withdraw", async ({ page, filed }) => {
  await advance(filed.applicationId, 2);
  await page.goto(`/me/applications/${filed.applicationId}`);
  await expect(page.getByText("审核通过").first()).toBeVisible();
  await expect(page.getByRole("link", { name: "撤回申请" })).toHaveCount(0);
  await page.goto(`/me/applications/${filed.applicationId}/withdraw`);
  await expect(page.getByRole("heading", { level: 1, name: "这件申请现在不能撤回" })).toBeVisible();
  await expect(page.getByRole("button", { name: "确认撤回" })).toHaveCount(0);
});
