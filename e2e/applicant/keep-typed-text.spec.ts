import { expect, test } from "./applicant-test.ts";
import { beginFiling, expectStep, fillIdentity, goOn } from "./filing.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a wrong ID number is told at its field, and everything typed stays", async ({ page, applicant: _ }) => {
      await beginFiling(page);
      await page.getByLabel("姓名").fill("欧阳小明");
      await page.getByLabel("证件号码").fill("990101199503120032");
      await page.getByLabel("手机号码").fill("13800138000");
      await goOn(page);
      await expect(page.getByRole("alert").getByRole("link", { name: /证件号码/ })).toBeVisible();
      await expect(page.getByLabel("证件号码")).toHaveAccessibleDescription(/证件号码有误/);
      await expect(page.getByLabel("证件号码")).toHaveValue("990101199503120032");
      await expect(page.getByLabel("姓名")).toHaveValue("欧阳小明");
      await expect(page.getByLabel("手机号码")).toHaveValue("13800138000");
    });

    test("right details lead on", async ({ page, applicant }) => {
      await beginFiling(page);
      await fillIdentity(page, applicant.idNumber);
      await page.getByRole("button", { name: "上一步" }).click();
      await expectStep(page, "申请人信息");
      await expect(page.getByLabel("证件号码")).toHaveValue(applicant.idNumber);
    });
  });
}
