import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("an administrator makes a key, and revokes it", async ({ page, signIn, request, noViolations }, { project }) => {
  await signIn("administrator");
  await page.goto("/admin/partners");
  await noViolations(page);
  const partner = `试点单位 ${project.name} ${Date.now()}`;
  await page.getByLabel("合作单位").fill(partner);
  await page.getByLabel("权限").fill("visa:applications:read");
  await page.getByRole("button", { name: "签发" }).click();
  const shown = page.getByText(/^mj_[a-z0-9]{8}_[\w-]{43}$/);
  await expect(shown).toBeVisible();
  const key = (await shown.textContent()) ?? "";
  const ask = () => request.get("/api/v1/applications", { headers: { Authorization: `Bearer ${key}` } });
  const listed = (await (await ask()).json()) as { applications: { service: string }[] };
  expect(new Set(listed.applications.map(({ service }) => service))).toEqual(new Set(["visa"]));

  await page.goto("/admin/partners");
  await expect(page.getByText(key)).toHaveCount(0);
  await page.getByRole("row", { name: partner }).getByRole("button", { name: "撤销" }).click();
  await expect(page.getByText("密钥已撤销，从下一次请求起失效。")).toBeVisible();
  expect((await ask()).status()).toBe(401);
});

test("a wrong right is told at its field, with what was typed", async ({ page, signIn }) => {
  await signIn("administrator");
  await page.goto("/admin/partners");
  await page.getByLabel("合作单位").fill("试点单位");
  await page.getByLabel("权限").fill("everything");
  await page.getByRole("button", { name: "签发" }).click();
  await expect(page.getByLabel("权限")).toHaveValue("everything");
  await expect(page.getByLabel("权限")).toHaveAttribute("aria-invalid", "true");
});
