import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

test("a look-up needs nothing but the keyboard", async ({ page, demo }) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "跳到正文" })).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("申请编号")).toBeFocused();
  await page.keyboard.type(demo.lookup.number);
  await page.keyboard.press("Tab");
  await page.keyboard.type(demo.lookup.idNumber);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/track/result");
  await tabTo(page, /步骤1/);
  const card = page.getByRole("main").locator("details", { hasText: "步骤1" });
  await page.keyboard.press("Enter");
  await expect(card).toHaveAttribute("open", "");
});

test("an empty form moves the focus to what is wrong, and from there to the field", async ({ page }) => {
  await page.goto("/track");
  await page.getByLabel("证件号码").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "请先更正" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("申请编号")).toBeFocused();
});

/** Presses Tab until the focus is on something with such a text. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? "");
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    if (text.test(await focused())) return;
  }
  throw new Error(`nothing with ${text} takes the focus`);
}
