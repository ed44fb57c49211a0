import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("a service says what is needed, what each stage means and how long it takes", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "主导航" }).getByRole("link", { name: "办事事项" }).click();
  await page.getByRole("main").getByRole("link", { name: "人才引进落户" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "人才引进落户" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "准备材料" })).toBeVisible();
  await expect(page.getByText("必须提供").first()).toBeVisible();
  const police = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "公安部门审核" }) });
  await expect(police).toContainText("3个工作日");
  await expect(police).toContainText("我们做什么");
  await expect(police).toContainText("您要做什么");
});

test("a stage that only some applications go through is marked", async ({ page }) => {
  await page.goto("/services/research-project");
  const stage = (name: string) => page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await expect(stage("专家评审").getByText("视情况", { exact: true })).toBeVisible();
  await expect(stage("技术审核").getByText("视情况", { exact: true })).toHaveCount(0);
});

test("to apply, a visitor signs in first and comes back to the application", async ({ page }) => {
  await page.goto("/services/talent-settlement");
  await expect(page.getByRole("link", { name: "在线申请" })).toHaveAttribute("href", "/me/apply/talent-settlement");
  await expect(page.getByRole("link", { name: "注册", exact: true }).last()).toHaveAttribute(
    "href",
    "/register?next=%2Fme%2Fapply%2Ftalent-settlement",
  );
});

test("a staff account is told that it cannot apply", async ({ page, signIn }) => {
  await signIn("reviewer");
  await page.goto("/services/talent-settlement");
  await expect(page.getByText("您现在登录的是工作账号")).toBeVisible();
  await expect(page.getByRole("link", { name: "在线申请" })).toHaveCount(0);
});

test("an unknown service is a missing page", async ({ page }) => {
  const answer = await page.goto("/services/no-such-service");
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("没有找到这个页面");
});
