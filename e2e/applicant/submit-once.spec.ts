import { expect, test } from "./applicant-test.ts";
import { declareAndSubmit, fillAll } from "./filing.ts";

test("pressing twice files once", async ({ page, applicant }) => {
  await fillAll(page, applicant.idNumber);
  await page.getByLabel("我声明").check();
  await page.getByLabel("我同意").check();
  await page.getByRole("button", { name: "提交申请" }).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "申请已提交" })).toBeVisible();
  await page.goto("/me");
  await expect(page.getByRole("heading", { name: "人才引进落户" })).toHaveCount(1);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same form sent five times at once files once and leads to the same place", async ({ page, applicant }) => {
    await fillAll(page, applicant.idNumber);
    await page.getByLabel("我声明").check();
    await page.getByLabel("我同意").check();
    const fields = await page
      .locator("form", { has: page.getByLabel("我声明") })
      .evaluate((form) =>
        Object.fromEntries([...new FormData(form as HTMLFormElement)].map(([k, v]) => [k, String(v)])),
      );
    const send = () =>
      page.request.post(page.url(), {
        multipart: fields,
        headers: { origin: new URL(page.url()).origin },
        maxRedirects: 0,
      });
    const answers = await Promise.all([send(), send(), send(), send(), send()]);
    const places = answers.map((answer) => answer.headers().location);
    expect(places[0]).toContain("/filed");
    expect(new Set(places).size).toBe(1);
    await page.goto("/me");
    await expect(page.getByRole("heading", { name: "人才引进落户" })).toHaveCount(1);
  });
});

test("a second tab is told that the draft was filed already", async ({ page, context, applicant }) => {
  const draftId = await fillAll(page, applicant.idNumber);
  const other = await context.newPage();
  await other.goto(`/me/drafts/${draftId}/talent`);
  await declareAndSubmit(page);
  await expect(page.getByRole("heading", { level: 1, name: "申请已提交" })).toBeVisible();
  await other.getByRole("button", { name: "保存并继续" }).click();
  await expect(other.getByText("这份申请已经提交过了。")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("heading", { level: 1, name: "这份草稿已经提交或删除" })).toBeVisible();
});
