import { lookUp } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN", javaScriptEnabled: false });

test("the result names departments and nobody, not even in what the page carries unseen", async ({ page, demo }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page.getByRole("main").getByText("市公安局").first()).toBeAttached();
  const sent = await page.content();
  for (const { name, login } of demo.accounts) {
    expect(sent).not.toContain(name);
    expect(sent).not.toContain(login);
  }
  expect(sent).not.toContain(demo.lookup.idNumber);
  expect(sent).not.toContain(demo.lookup.idNumber.slice(-4));
});

test("no number stands in the address, and no script may read the grant", async ({ page, context, demo }) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  const grant = (await context.cookies("http://localhost/track")).find(({ name }) => name.endsWith("lookup"));
  expect(grant).toMatchObject({ httpOnly: true, path: "/track", sameSite: "Lax" });
  expect(grant?.value).not.toContain(demo.lookup.number);
});
