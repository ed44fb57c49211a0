import { askForCorrection } from "../fixtures/office.ts";
import { expect, test } from "./applicant-test.ts";
import { beginFiling, files, goOn, materials, upload } from "./filing.ts";

test("the pages of filing have no violations, with and without errors", async ({
  page,
  applicant: _,
  noViolations,
}) => {
  await page.goto("/me");
  await noViolations(page);
  await page.goto("/me/apply/talent-settlement");
  await noViolations(page);
  const draftId = await beginFiling(page);
  await noViolations(page);
  await page.getByLabel("姓名").fill("");
  await goOn(page);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await noViolations(page);
  for (const step of ["talent", "work", "settlement", "materials", "review", "discard"]) {
    await page.goto(`/me/drafts/${draftId}/${step}`);
    await noViolations(page);
  }
  await page.goto(`/me/drafts/${draftId}/materials`);
  await upload(page, { material: materials.idCard, file: files.pdf });
  await expect(page.getByRole("link", { name: files.pdf.name })).toBeVisible();
  await noViolations(page);
  await page.goto("/me");
  await noViolations(page);
});

test("the pages of an application have no violations", async ({ page, filed, noViolations }) => {
  await askForCorrection(filed.applicationId, { target: null, problem: "缺少附件", advice: "请补交" });
  for (const part of ["", "/filed", "/receipt", "/withdraw", "/correction"]) {
    await page.goto(`/me/applications/${filed.applicationId}${part}`);
    await noViolations(page);
  }
  for (const path of ["/me", "/me/account"]) {
    await page.goto(path);
    await noViolations(page);
  }
});

test("no page is wider than the phone, in large type either", async ({ page, context, filed, baseURL }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const view of ["standard", "large"]) {
    await context.addCookies([{ name: "mj-view", value: view, url: baseURL ?? "" }]);
    for (const part of ["", "/filed", "/receipt", "/withdraw"]) {
      await page.goto(`/me/applications/${filed.applicationId}${part}`);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([view, part, over]).toEqual([view, part, 0]);
    }
  }
});
