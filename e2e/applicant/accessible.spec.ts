import { askForCorrection } from "../fixtures/office.ts";
import { expect, test } from "./applicant-test.ts";
import { beginFiling, files, goOn, materials, upload } from "./filing.ts";

// Each page is examined in both themes: many pages in one test outlast the limit on a busy machine.
test.beforeEach(() => test.slow());

test("an empty centre and the first page of filing have no violations, with and without errors", async ({
  page,
  applicant: _,
  noViolations,
}) => {
  await page.goto("/me");
  await noViolations(page);
  await page.goto("/me/apply/talent-settlement");
  await noViolations(page);
  await beginFiling(page);
  await page.getByLabel("姓名").fill("");
  await goOn(page);
  await expect(page.getByRole("alert").first()).toBeVisible();
  await noViolations(page);
});

test("the questions of a service have no violations", async ({ page, applicant: _, noViolations }) => {
  const draftId = await beginFiling(page);
  for (const step of ["talent", "work", "settlement"]) {
    await page.goto(`/me/drafts/${draftId}/${step}`);
    await noViolations(page);
  }
});

test("files, last check and deletion have no violations", async ({ page, applicant: _, noViolations }) => {
  const draftId = await beginFiling(page);
  await page.goto(`/me/drafts/${draftId}/materials`);
  await upload(page, { material: materials.idCard, file: files.pdf });
  await expect(page.getByRole("link", { name: files.pdf.name })).toBeVisible();
  await noViolations(page);
  for (const path of [`/me/drafts/${draftId}/review`, `/me/drafts/${draftId}/discard`, "/me"]) {
    await page.goto(path);
    await noViolations(page);
  }
});

test("the pages of an application have no violations", async ({ page, filed, noViolations }) => {
  await askForCorrection(filed.applicationId, { target: null, problem: "缺少附件", advice: "请补交" });
  for (const part of ["", "/correction", "/withdraw"]) {
    await page.goto(`/me/applications/${filed.applicationId}${part}`);
    await noViolations(page);
  }
});

test("confirmation, receipt, centre and account have no violations", async ({ page, filed, noViolations }) => {
  const own = `/me/applications/${filed.applicationId}`;
  for (const path of [`${own}/filed`, `${own}/receipt`, "/me", "/me/account"]) {
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
