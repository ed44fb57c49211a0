import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { node, root } from "./prepare.mjs";
import { StartError } from "./steps.mjs";

/* A Chromium for the browser tests: the system's, else Playwright's, else one that we may install. */

// The headless shell draws no window of its own, which makes the tests two to three times as fast.
const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of a browser, installing one where that is possible. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = systemBrowser() ?? playwrightBrowser() ?? installPlaywrights() ?? installDebians();
  if (found) return found;
  throw new StartError(
    "The browser tests need Chromium: install it (on Debian `apt-get install chromium fonts-noto-cjk`), or set CHROMIUM_PATH.",
  );
}

export function systemBrowser() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...places];
  return candidates.find(isExecutable);
}

/** What `playwright install` would have put in place. */
function playwrightBrowser() {
  const script = 'console.log(require("playwright-core").chromium.executablePath())';
  const answer = spawnSync(node, ["-e", script], { cwd: root, encoding: "utf8" });
  const path = answer.stdout?.trim();
  return path && existsSync(path) ? path : undefined;
}

/** Fails soon where the download is not reachable. */
function installPlaywrights() {
  const cli = join(root, "node_modules", "playwright", "cli.js");
  const env = { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: "10000" };
  spawnSync(node, [cli, "install", "chromium"], { cwd: root, env, stdio: "ignore", timeout: 5 * 60_000 });
  return playwrightBrowser();
}

function installDebians() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = (...packages) =>
    execFileSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], { env, stdio: "ignore" });
  try {
    execFileSync("apt-get", ["update", "-q"], { env, stdio: "ignore" });
    install("chromium", "fonts-noto-cjk");
  } catch {
    return undefined;
  }
  try {
    install("chromium-headless-shell");
  } catch {
    // Older releases do not have it; the browser itself will do.
  }
  return systemBrowser();
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
