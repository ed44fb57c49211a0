import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

/*
 * Browser tests against the built program with a database, keys and demo data of its own. `npm test -- e2e` finds the
 * browser; `CHROMIUM_PATH` names another one.
 */

// The file is read again in every worker process: the first reading decides.
process.env.E2E_PORT ??= "21790";
process.env.E2E_DATA_DIR ??= newDataDir();
// Below those that systems take for connections of their own.
process.env.E2E_WEBHOOK_PORTS ??= Array.from({ length: 8 }, (_, index) => 27_790 + index).join(",");
process.env.TZ = "America/St_Johns";
const { E2E_PORT: port, E2E_DATA_DIR: dataDir, CHROMIUM_PATH: executablePath } = process.env;
const baseURL = `http://localhost:${port}`;

// An empty setting counts as absent: the tests make their own database, whatever the developer's shell says.
const ours = [
  "DATABASE_URL",
  "DATABASE_OWNER_URL",
  "ROLE",
  "KEYS",
  "KEYS_FILE",
  "PUBLIC_ORIGIN",
  "PROXY_HOPS",
  "HOST",
  "DEMO",
];
const nothingFromTheShell = Object.fromEntries(ours.map((name) => [name, ""]));

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    timezoneId: "America/St_Johns",
    // Animations cost more time than the tests.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    {
      name: "phone",
      // What people do on a phone; that every page fits one is looked at in the tests of each page.
      testMatch: [
        "whole/main-job.spec.ts",
        "account/sign-in.spec.ts",
        "applicant/{file-application,answer-correction}.spec.ts",
        "visitor/{look-up,look-up-without-javascript,display-switches}.spec.ts",
        "staff/{take-and-advance,without-javascript}.spec.ts",
      ],
      use: {
        viewport: { width: 360, height: 740 },
        isMobile: true,
        hasTouch: true,
        userAgent: devices["Pixel 7"].userAgent,
      },
    },
  ],
  webServer: {
    // The log is kept for the test that looks for personal data in it.
    command: 'mkdir -p "$DATA_DIR" && exec node scripts/run.ts >"$DATA_DIR/output.log"',
    url: `${baseURL}/api/health/ready`,
    timeout: 180_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stderr: "pipe",
    env: {
      ...nothingFromTheShell,
      NODE_ENV: "production",
      PORT: port ?? "",
      DATA_DIR: dataDir ?? "",
      LOG_LEVEL: "info",
      // The partners' servers of the tests stand on this machine.
      WEBHOOK_PRIVATE_TARGETS: "127.0.0.1",
      WEBHOOK_PORTS: process.env.E2E_WEBHOOK_PORTS ?? "",
      PATH: `${join(import.meta.dirname, "node_modules", ".bin")}:${process.env.PATH}`,
    },
  },
});

function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), "mingjing-e2e-"));
  // The database's own system user must get through.
  chmodSync(folder, 0o711);
  return folder;
}
