import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { Demo } from "../e2e/fixtures/demo.ts";
import { findBrowser } from "./browser.mjs";

/*
 * `npm run screenshots`: pictures of the running demo for the README. With `--all` every page in both languages, themes
 * and widths, into the folder named by `--out`.
 */

const { values: wanted } = parseArgs({
  options: { all: { type: "boolean", default: false }, out: { type: "string", default: "docs/screenshots" } },
});
const demo = JSON.parse(readFileSync(join(process.env.DATA_DIR ?? ".data", "demo.json"), "utf8")) as Demo;
const out = resolve(wanted.out);

type Look = { readonly locale: "zh-CN" | "en"; readonly theme: "light" | "dark"; readonly width: number };
type Shot = { readonly name: string; readonly open: (page: Page) => Promise<void> };

const shots: Record<"visitor" | "applicant" | "reviewer" | "administrator", readonly Shot[]> = {
  visitor: [
    { name: "home", open: at("/") },
    { name: "services", open: at("/services") },
    { name: "service", open: at("/services/talent-settlement") },
    { name: "track", open: at("/track") },
    { name: "track-result", open: lookUp },
    { name: "sign-in", open: at("/sign-in") },
    { name: "register", open: at("/register") },
    { name: "privacy", open: at("/privacy") },
  ],
  applicant: [
    { name: "me", open: at("/me") },
    { name: "application", open: firstLink("/me", "/me/applications/") },
    { name: "apply", open: at("/me/apply/talent-settlement") },
    { name: "account", open: at("/me/account") },
  ],
  reviewer: [
    { name: "queue", open: at("/staff") },
    { name: "case", open: firstLink("/staff", "/staff/applications/") },
  ],
  administrator: [
    { name: "admin-calendar", open: at("/admin/calendar") },
    { name: "admin-notice", open: at("/admin/notice") },
  ],
};
const forReadme = ["home", "track-result", "application", "queue"];
const looks: readonly Look[] = wanted.all
  ? [
      { locale: "zh-CN", theme: "light", width: 1440 },
      { locale: "zh-CN", theme: "light", width: 360 },
      { locale: "zh-CN", theme: "dark", width: 1440 },
      { locale: "en", theme: "light", width: 1440 },
      { locale: "en", theme: "dark", width: 360 },
    ]
  : [{ locale: "zh-CN", theme: "light", width: 1280 }];

mkdirSync(out, { recursive: true });
const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), "--disable-gpu", "--disable-background-networking"],
});
for (const look of looks) await takeAll(browser, look);
await browser.close();

async function takeAll(from: Browser, look: Look): Promise<void> {
  for (const [role, list] of Object.entries(shots)) {
    const context = await from.newContext({
      baseURL: demo.url,
      locale: look.locale,
      colorScheme: look.theme,
      reducedMotion: "reduce",
      viewport: { width: look.width, height: 900 },
      timezoneId: "Asia/Shanghai",
    });
    const page = await context.newPage();
    if (role !== "visitor") await signIn(page, role);
    for (const { name, open } of list.filter((shot) => wanted.all || forReadme.includes(shot.name))) {
      await open(page);
      const variant = wanted.all ? `-${look.locale}-${look.theme}-${look.width}` : "";
      await page.screenshot({ path: join(out, `${name}${variant}.png`), fullPage: wanted.all });
    }
    await context.close();
  }
}

async function signIn(page: Page, role: string): Promise<void> {
  const account = demo.accounts.find((candidate) => candidate.role === role);
  if (!account) throw new Error(`the demo has no ${role}`);
  await page.goto("/sign-in");
  await page.locator("input[name=login]").fill(account.login);
  await page.locator("input[name=password]").fill(account.password);
  await page.locator("form:has(input[name=password]) button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function lookUp(page: Page): Promise<void> {
  await page.goto("/track");
  await page.locator("input[name=number]").fill(demo.lookup.number);
  await page.locator("input[name=idNumber]").fill(demo.lookup.idNumber);
  await page.locator("form:has(input[name=idNumber]) button[type=submit]").click();
  await page.waitForURL("**/track/result");
}

function at(path: string) {
  return async (page: Page): Promise<void> => {
    await page.goto(path);
  };
}

function firstLink(path: string, prefix: string) {
  return async (page: Page): Promise<void> => {
    await page.goto(path);
    await page.locator(`main a[href^="${prefix}"]`).first().click();
    await page.waitForURL(`**${prefix}**`);
  };
}
