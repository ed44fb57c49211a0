import { lookUp } from "../fixtures/look-up.ts";
import { expect, test } from "../fixtures/test.ts";

const titles = {
  "zh-CN": {
    "/": "明径",
    "/services": "办事事项 - 明径",
    "/services/talent-settlement": "人才引进落户 - 明径",
    "/track": "进度查询 - 明径",
    "/sign-in": "登录 - 明径",
    "/register": "注册账号 - 明径",
    "/privacy": "隐私保护说明 - 明径",
    "/accessibility": "无障碍说明 - 明径",
  },
  en: {
    "/": "Mingjing",
    "/services": "Services - Mingjing",
    "/services/talent-settlement": "Talent settlement - Mingjing",
    "/track": "Track progress - Mingjing",
    "/sign-in": "Sign in - Mingjing",
    "/register": "Register - Mingjing",
    "/privacy": "Privacy notice - Mingjing",
    "/accessibility": "Accessibility - Mingjing",
  },
} as const;

for (const locale of ["zh-CN", "en"] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every page has its title, its language, a description, one first heading and one main part", async ({
      page,
    }) => {
      for (const [path, title] of Object.entries(titles[locale])) {
        await page.goto(path);
        await expect(page).toHaveTitle(title);
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.locator("head meta[name=description]")).toHaveAttribute("content", /\S{4}/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page.getByRole("main")).toHaveCount(1);
        await expect(page.getByRole("banner")).toHaveCount(1);
        await expect(page.getByRole("contentinfo")).toHaveCount(1);
      }
    });
  });
}

test.describe("search engines", () => {
  test.use({ locale: "zh-CN" });

  test("keep out of the result and of the sign-in page, and may read the services", async ({ page, demo }) => {
    const robots = page.locator("head meta[name=robots]");
    await page.goto("/sign-in");
    await expect(robots).toHaveAttribute("content", /noindex/);
    await page.goto("/track");
    await lookUp(page, demo.lookup);
    await expect(page).toHaveURL("/track/result");
    await page.reload();
    await expect(robots).toHaveAttribute("content", /noindex/);
    await page.goto("/services");
    await expect(robots).toHaveCount(0);
  });
});
