import type { Page } from "@playwright/test";
import { lookUp } from "../fixtures/look-up.ts";
import { publicPages } from "../fixtures/public-pages.ts";
import { expect, test } from "../fixtures/test.ts";

/** A phone, and half of a usual window: what is left of it at 200 % zoom. */
const widths = [360, 640];

for (const locale of ["zh-CN", "en"] as const) {
  for (const view of ["standard", "large"] as const) {
    test(`nothing needs sideways scrolling, in ${locale}, ${view}`, async ({ page, context, demo, baseURL }) => {
      await page.goto("/track");
      await context.addCookies([{ name: "mj-locale", value: "zh-CN", url: baseURL ?? "" }]);
      await page.reload();
      await lookUp(page, demo.lookup);
      await expect(page).toHaveURL("/track/result");
      await context.addCookies([
        { name: "mj-locale", value: locale, url: baseURL ?? "" },
        { name: "mj-view", value: view, url: baseURL ?? "" },
      ]);
      for (const path of [...publicPages, "/track/result"]) {
        await page.goto(path);
        await expect(page.locator("html")).toHaveAttribute("data-view", view);
        for (const width of widths)
          expect({ path, width, wide: await overflow(page, width) }).toMatchObject({ wide: 0 });
      }
    });
  }
}

/** By how many pixels the page is wider than the screen. */
async function overflow(page: Page, width: number): Promise<number> {
  await page.setViewportSize({ width, height: 740 });
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
