import { expect, li, test, wang } from "./staff-test.ts";

test("the whole ID number is shown once, for a purpose, and never in an address", async ({
  page,
  signIn,
  casePath,
  filed,
}) => {
  await signIn(li);
  await page.goto(casePath);
  expect(await page.content()).not.toContain(filed.idNumber);
  await page.getByRole("link", { name: "查看完整号码" }).click();
  await page.getByRole("button", { name: "查看号码" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("用途");
  expect(await page.content()).not.toContain(filed.idNumber);

  await page.getByLabel("核对证件材料").check();
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "查看号码" }).click();
  await expect(page.getByRole("status")).toContainText(filed.idNumber);
  expect((await answered).headers()["cache-control"]).toContain("no-store");
  expect(page.url()).toContain(`${casePath}/id-number`);
  await page.reload();
  await expect(page.getByRole("button", { name: "查看号码" })).toBeVisible();
  expect(await page.content()).not.toContain(filed.idNumber);
});

test("another department finds neither the case nor the number", async ({ page, signIn, casePath }) => {
  await signIn(wang);
  expect((await page.goto(`${casePath}/id-number`))?.status()).toBe(404);
});
