import type { Page } from "@playwright/test";
import { lookUp, neverIssued } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN", javaScriptEnabled: false });

test("an unknown number, a wrong ID number and a malformed number get the same page", async ({ page, demo }) => {
  const { number, idNumber } = demo.lookup;
  const unknown = await missed(page, { number: neverIssued, idNumber });
  const wrongId = await missed(page, { number, idNumber: "990101199001010010" });
  const malformed = await missed(page, { number: "not a number", idNumber });
  expect(unknown.text).toContain("没有查到");
  expect(wrongId).toEqual(unknown);
  expect(malformed).toEqual(unknown);
});

test("the page keeps the number typed and never sends the ID number back", async ({ page, demo }) => {
  const { text } = await missed(page, { number: neverIssued, idNumber: demo.lookup.idNumber });
  await expect(page.getByLabel("申请编号")).toHaveValue(neverIssued);
  await expect(page.getByLabel("证件号码")).toHaveValue("");
  expect(text).not.toContain(demo.lookup.idNumber);
});

/** The answer to a look-up, without what differs by request: the nonce, the date, the typed number. */
async function missed(page: Page, typed: { number: string; idNumber: string }) {
  await page.goto("/track");
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await lookUp(page, typed);
  const response = await answered;
  const headers = await response.allHeaders();
  const nonce = /'nonce-([^']+)'/.exec(headers["content-security-policy"] ?? "")?.[1] ?? "";
  const without = (text: string) => text.replaceAll(nonce, "NONCE").replaceAll(typed.number, "NUMBER");
  const { date: _date, "x-request-id": _id, "content-length": _length, ...rest } = headers;
  return {
    status: response.status(),
    headers: Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, without(value)])),
    text: without(await response.text()),
  };
}
