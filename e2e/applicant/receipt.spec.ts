import { expect, test } from "./applicant-test.ts";

test("the receipt prints number, applicant and how to look up, without the site around it", async ({ page, filed }) => {
  await page.goto(`/me/applications/${filed.applicationId}/receipt`);
  await page.emulateMedia({ media: "print" });
  const sheet = page.getByRole("article");
  await expect(sheet.getByText(filed.number)).toBeVisible();
  await expect(sheet.getByText(filed.name)).toBeVisible();
  await expect(sheet.getByText(/输入申请编号和证件号码即可查询/)).toBeVisible();
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "打印回执" })).toBeHidden();
});

test("no page of the application holds the whole ID number", async ({ page, filed }) => {
  for (const part of ["", "/filed", "/receipt"]) {
    await page.goto(`/me/applications/${filed.applicationId}${part}`);
    const content = await page.content();
    expect(content).not.toContain(filed.idNumber);
    if (part !== "/filed") expect(content).toContain(filed.idNumber.slice(-4));
  }
});
