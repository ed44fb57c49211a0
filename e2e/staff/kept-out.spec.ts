import { expect, li, scientist, test } from "./staff-test.ts";

test("another department's case is not found, as one that does not exist", async ({ page, signIn, casePath }) => {
  await signIn(scientist);
  for (const path of [casePath, "/staff/applications/00000000-0000-4000-8000-000000000000", "/staff/applications/1"]) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
  }
});

test("applicants find no office", async ({ page, signIn, casePath }) => {
  await signIn("applicant");
  for (const path of ["/staff", casePath, `${casePath}/id-number`, "/admin/calendar", "/admin/notice"]) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
  }
});

test("reviewers find nothing of the administrator's", async ({ page, signIn }) => {
  await signIn(li);
  for (const path of ["/admin/calendar", "/admin/notice"]) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
  }
});

test("the administrator, who has no department, is led to the calendar", async ({ page, signIn }) => {
  await signIn("administrator");
  await page.goto("/staff");
  await expect(page).toHaveURL(/\/admin\/calendar$/);
});

test("who is not signed in is asked to, and comes back", async ({ page, demo, casePath }) => {
  await page.goto(casePath);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const account = demo.accounts.find(({ name }) => name === li.name);
  await page.locator("input[name=login]").fill(account?.login ?? "");
  await page.locator("input[name=password]").fill(account?.password ?? "");
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await expect(page).toHaveURL(new RegExp(`${casePath}$`));
});
