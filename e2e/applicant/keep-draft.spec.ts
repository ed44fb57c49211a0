import { expect, signInAs, test } from "./applicant-test.ts";
import { beginFiling, expectStep } from "./filing.ts";

test("a draft outlives signing out, wrong answers included", async ({ page, applicant }) => {
  await beginFiling(page);
  await page.getByLabel("证件号码").fill("12345");
  await page.getByRole("button", { name: "保存草稿，以后再填" }).click();
  await expect(page.getByText("草稿已保存，随时可以接着填写。")).toBeVisible();
  await page.getByRole("button", { name: "退出" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  await signInAs(page, applicant);
  await page.getByRole("link", { name: /接着填写.*人才引进落户/ }).click();
  await expectStep(page, "申请人信息");
  await expect(page.getByLabel("证件号码")).toHaveValue("12345");
});

test("the page of a service offers its open draft and begins no second one", async ({ page, applicant: _ }) => {
  await beginFiling(page);
  await page.goto("/me/apply/talent-settlement");
  await expect(page.getByText("您有一份没写完的申请")).toBeVisible();
  await expect(page.getByRole("button", { name: "开始填写" })).toHaveCount(0);
});

test("signing in is asked for first, and leads back", async ({ page, pageOf }) => {
  const visitor = await pageOf("visitor");
  await visitor.goto("/me/apply/talent-settlement");
  await expect(visitor).toHaveURL(/\/sign-in\?next=%2Fme%2Fapply%2Ftalent-settlement/);
  await page.close();
});
