import type { Page } from "@playwright/test";
import type { Role } from "#lib/domain/permissions.ts";
import { accountOf, type Demo } from "../fixtures/demo.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

const workplaces: [Role, string][] = [
  ["applicant", "/me"],
  ["reviewer", "/staff"],
  ["manager", "/staff"],
  ["administrator", "/admin/calendar"],
];

for (const [role, path] of workplaces) {
  test(`a person signed in as ${role} goes to ${path}`, async ({ page, demo }) => {
    await signInAt(page, "/sign-in", { demo, role });
    await expect(page).toHaveURL(path);
  });
}

test("one comes back to the page one came from", async ({ page, demo }) => {
  await signInAt(page, "/sign-in?next=%2Fservices%2Ftalent-settlement", { demo, role: "applicant" });
  await expect(page).toHaveURL("/services/talent-settlement");
});

test("whoever is signed in already is not asked again", async ({ page, signIn }) => {
  await signIn("applicant");
  await page.goto("/sign-in");
  await expect(page).toHaveURL("/me");
  await page.goto("/register?next=%2Fservices");
  await expect(page).toHaveURL("/services");
});

for (const next of [
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "/.//elsewhere.example",
]) {
  test(`signing in does not lead to ${next}`, async ({ page, demo }) => {
    await signInAt(page, `/sign-in?next=${encodeURIComponent(next)}`, { demo, role: "applicant" });
    await expect(page).toHaveURL("/me");
  });
}

test("a reviewer who was sent to the personal centre goes to the queue", async ({ page, demo }) => {
  await signInAt(page, "/sign-in?next=%2Fme", { demo, role: "reviewer" });
  await expect(page).toHaveURL("/staff");
});

async function signInAt(page: Page, path: string, { demo, role }: { demo: Demo; role: Role }): Promise<void> {
  const { login, password } = accountOf(demo, role);
  await page.goto(path);
  await page.getByLabel("手机号码或电子邮箱").fill(login);
  await page.getByRole("textbox", { name: "密码" }).fill(password);
  await page.getByRole("main").getByRole("button", { name: "登录" }).click();
  await page.waitForURL((url) => url.pathname !== "/sign-in");
}
