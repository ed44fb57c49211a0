import { expect, test } from "./applicant-test.ts";
import { beginFiling } from "./filing.ts";

test("a draft is deleted after one more question", async ({ page, applicant: _ }) => {
  await beginFiling(page);
  await page.goto("/me");
  await page.getByRole("link", { name: /删除.*人才引进落户/ }).click();
  await page.getByRole("button", { name: "删除草稿" }).click();
  await expect(page.getByText("草稿已删除。")).toBeVisible();
  await expect(page.getByRole("heading", { name: "没写完的草稿" })).toHaveCount(0);
});

test("a draft stays when the answer is no", async ({ page, applicant: _ }) => {
  const draftId = await beginFiling(page);
  await page.goto(`/me/drafts/${draftId}/discard`);
  await page.getByRole("link", { name: "不删除，接着填写" }).click();
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "没写完的草稿" })).toBeVisible();
});
