import { randomUUID } from "node:crypto";
import { newApplication } from "../fixtures/office.ts";
import { expect, signInAs, test } from "./applicant-test.ts";
import { beginFiling } from "./filing.ts";

const pages = (id: string) =>
  ["", "/filed", "/receipt", "/withdraw", "/correction"].map((part) => `/me/applications/${id}${part}`);

test("somebody else's application looks like one that does not exist", async ({ page, applicant: _ }) => {
  const other = await newApplication();
  for (const path of [...pages(other.applicationId), ...pages(randomUUID()), "/me/applications/nonsense"]) {
    const answer = await page.goto(path);
    expect([path, answer?.status()]).toEqual([path, 404]);
    await expect(page.getByText(other.number)).toHaveCount(0);
  }
});

test("one's own opens on every page", async ({ page, filed }) => {
  for (const path of pages(filed.applicationId)) {
    expect([path, (await page.goto(path))?.status()]).toEqual([path, 200]);
  }
});

test("somebody else's draft does not exist either", async ({ page, browser, applicant: _ }) => {
  const draftId = await beginFiling(page);
  const other = await newApplication();
  const context = await browser.newContext({ locale: "zh-CN" });
  const theirs = await context.newPage();
  await signInAs(theirs, other);
  for (const step of ["", "/identity", "/materials", "/review", "/discard"]) {
    expect((await theirs.goto(`/me/drafts/${draftId}${step}`))?.status()).toBe(404);
  }
  await context.close();
});
