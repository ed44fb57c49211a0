import type { Page } from "@playwright/test";
import { newApplicant, newApplication, password } from "../fixtures/office.ts";
import { test as base } from "../fixtures/test.ts";

type Person = { readonly login: string; readonly name: string; readonly idNumber: string };
type Filed = Person & { readonly applicationId: string; readonly number: string };

type Fixtures = {
  /** A new person, signed in on this test's page. */
  applicant: Person;
  /** A new person with an application at the police, signed in on this test's page. */
  filed: Filed;
};

/** Tests of the personal centre read the Chinese pages, which are those of record. */
export const test = base.extend<Fixtures>({
  locale: "zh-CN",
  applicant: async ({ page }, use) => {
    const person = await newApplicant();
    await signInAs(page, person);
    await use(person);
  },
  filed: async ({ page }, use) => {
    const person = await newApplication();
    await signInAs(page, person);
    await use(person);
  },
});

export { expect } from "../fixtures/test.ts";

export async function signInAs(page: Page, { login }: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill(password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL("**/me");
}
