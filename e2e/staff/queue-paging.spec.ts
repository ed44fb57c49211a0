import type { Page } from "@playwright/test";
import { newApplication } from "../fixtures/office.ts";
import { expect, li, test } from "./staff-test.ts";

const numbers = (page: Page) => page.getByRole("table").getByRole("rowheader").allTextContents();

test("further pages have addresses of their own and repeat nothing", async ({ page, signIn }) => {
  for (let count = 0; count < 12; count += 1) await newApplication();
  await signIn(li);
  await page.goto("/staff");
  const first = await numbers(page);
  expect(first).toHaveLength(25);
  await page.getByRole("link", { name: "往后看" }).click();
  await expect(page).toHaveURL(/after=/);
  const second = await numbers(page);
  expect(second.filter((number) => first.includes(number))).toEqual([]);
  const address = page.url();
  await page.getByRole("link", { name: "回到最前" }).click();
  await expect(page).toHaveURL(/\/staff$/);
  await page.goto(address);
  expect((await numbers(page))[0]).toBe(second[0]);
});

test("a place in the pages that cannot be read leads to the beginning", async ({ page, signIn }) => {
  await signIn(li);
  await page.goto("/staff?after=2026-11-24T00:00:00.000Z_no-such-place");
  await expect(page.getByRole("table")).toBeVisible();
});
