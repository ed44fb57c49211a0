import type { Page } from "@playwright/test";
import { newApplication, password } from "../fixtures/office.ts";
import { test as base } from "../fixtures/test.ts";

export type Filed = {
  readonly login: string;
  readonly name: string;
  readonly idNumber: string;
  readonly applicationId: string;
  readonly number: string;
};

/** Tests of the office read the Chinese pages. `filed` is a new application that nobody of the police has taken. */
export const test = base.extend<{ filed: Filed; casePath: string }>({
  locale: "zh-CN",
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of wanted fixtures from the pattern
  filed: async ({}, use) => use(await newApplication()),
  casePath: async ({ filed }, use) => use(`/staff/applications/${filed.applicationId}`),
});

export { expect } from "../fixtures/test.ts";

export const li = { name: "李明辉" };
export const chen = { name: "陈志远" };
export const policeManager = { name: "高建军" };
/** Works where talent settlement goes after the police. */
export const wang = { name: "王慧" };
/** Works in an office that never has talent settlement. */
export const scientist = { name: "张三" };

/** The applicant's own page about their application. */
export async function openAsApplicant(page: Page, { login, applicationId }: Filed): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL("**/me");
  await page.goto(`/me/applications/${applicationId}`);
}

/** The answer of a look-up with number and ID number. */
export async function lookUp(page: Page, { number, idNumber }: Filed): Promise<void> {
  await page.goto("/track");
  await page.locator("input[name=number]").fill(number);
  await page.locator("input[name=idNumber]").fill(idNumber);
  await page.locator("form:has(input[name=idNumber]) button[type=submit]").click();
  await page.waitForURL("**/track/result");
}
