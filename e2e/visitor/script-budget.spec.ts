import type { Page } from "@playwright/test";
import { lookUp } from "../fixtures/look-up.ts";
import { publicPages } from "../fixtures/public-pages.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ locale: "zh-CN" });

/** Bytes of JavaScript on the wire, compressed, that a first visit to a public page may cost. */
const budget = 150_000;

for (const path of publicPages) {
  test(`a first visit to ${path} costs at most 150 kB of JavaScript`, async ({ page }, info) => {
    const bytes = await scriptBytes(page, () => page.goto(path, { waitUntil: "networkidle" }));
    info.annotations.push({ type: "script bytes", description: `${path} ${bytes}` });
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(budget);
  });
}

test("a first visit to a result costs at most 150 kB of JavaScript", async ({ page, demo }, info) => {
  await page.goto("/track");
  await lookUp(page, demo.lookup);
  await expect(page).toHaveURL("/track/result");
  const bytes = await scriptBytes(page, () => page.reload({ waitUntil: "networkidle" }));
  info.annotations.push({ type: "script bytes", description: `/track/result ${bytes}` });
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(budget);
});

async function scriptBytes(page: Page, open: () => Promise<unknown>): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const scripts = new Set<string>();
  let bytes = 0;
  devtools.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  await open();
  await devtools.detach();
  return bytes;
}
