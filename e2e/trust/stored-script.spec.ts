import type { BrowserContext } from "@playwright/test";
import type { Client } from "./support/client.ts";
import { client } from "./support/client.ts";
import { crawl } from "./support/crawl.ts";
import { rows } from "./support/database.ts";
import { drafted, filed, registered } from "./support/filing.ts";
import { handled } from "./support/office.ts";
import { expect, signedIn, test } from "./support/trust.ts";
import { origin } from "./support/wire.ts";

/* Names, answers, remarks and file names that are programs, opened by everybody who may see them. */

const mark = "mark-7d3c";
const typed = {
  name: `<img src=x onerror=alert(1)>${mark}"'\u202E<svg/onload=x()>`,
  text: `"><script>alert(3)</script><a href=javascript:alert(4)>${mark}</a>\u202E{{7*7}}`,
  fileName: `${mark}"><img src=x onerror=alert(5)>\u202Efdp.pdf`,
};
const officeWords = {
  note: `</script><script>alert(6)</script>${mark}`,
  text: `</textarea></script><script>alert(7)</script><iframe srcdoc="<script>alert(8)</script>">${mark}\u2028\u202E`,
};

test("stored programs stay words", async ({ browser, demo: _demo }) => {
  test.setTimeout(240_000);
  const applicant = await registered(typed.name);
  const application = await filed(applicant, typed);
  await handled(application.id, officeWords);
  const again = await registered(typed.name);
  const draftId = await drafted(again, typed);
  const visitor = client();
  const { number } = application;
  await visitor.send("/track", { has: "idNumber", values: { number, idNumber: applicant.idNumber } });

  const readers: Readonly<Record<string, Client>> = {
    applicant: applicant.browser,
    "applicant with a draft": again.browser,
    visitor,
    reviewer: await signedIn("community.ma@example.com"),
    administrator: await signedIn("admin@example.com"),
  };
  let shown = 0;
  for (const [who, reader] of Object.entries(readers)) {
    const context = await browser.newContext({ baseURL: origin, locale: "en" });
    await context.addCookies([...reader.cookies].map(([name, { value, path }]) => cookie(name, value, path)));
    const troubles = watch(context);
    const page = await context.newPage();
    const pages = await crawl(reader, { applications: [application.id], drafts: [draftId] });
    const open = pages.filter(({ answer }) => answer.status === 200);
    for (const { path } of open.filter(({ path, answer }) => holds(answer.body) || path === "/track/result")) {
      await page.goto(path);
      expect.soft(await page.locator("img[src=x], iframe[srcdoc], svg[onload]").count(), `${who} ${path}`).toBe(0);
      shown += 1;
    }
    expect.soft(troubles, who).toEqual([]);
    await context.close();
  }
  expect(shown).toBeGreaterThan(8);
});

test("a file's name hides nothing and cannot break out of its header", async () => {
  const applicant = await registered("Plain Name");
  const { fileIds } = await filed(applicant, { ...typed, name: "Plain Name" });
  const kept = await rows<{ name: string }>("select name from application_file where id = $1", [fileIds[0]]);
  expect(kept[0]?.name).not.toMatch(/[<>"\u202E\p{Cc}]/u);
  const { headers } = await applicant.browser.ask({ path: `/files/${fileIds[0]}` });
  expect(headers["content-disposition"]).toMatch(
    /^attachment; filename="[^"\\<>]+"; filename\*=UTF-8''[\w.%~!*'()-]+$/,
  );
});

function holds(body: string): boolean {
  return body.includes(mark);
}

/** Dialogs, errors and violations of the policy on any page of this browser. */
function watch(context: BrowserContext): string[] {
  const troubles: string[] = [];
  context.on("dialog", (dialog) => {
    troubles.push(`dialog ${dialog.message()} on ${dialog.page()?.url()}`);
    void dialog.dismiss();
  });
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`${message.page()?.url()}: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`${error.page()?.url()}: ${error.error().message}`));
  return troubles;
}

function cookie(name: string, value: string, path: string) {
  return { name, value, domain: "localhost", path, httpOnly: true, sameSite: "Lax" as const };
}
