import { defineConfig } from "vitest/config";

// An odd time zone shows every place that leans on the machine's own.
process.env.TZ = "America/St_Johns";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,components,lib,scripts,server,worker,prisma}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/*.program.test.ts", "node_modules"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "database",
          include: ["{lib,scripts,server,worker,prisma}/**/*.db.test.ts"],
          exclude: ["node_modules"],
          globalSetup: "scripts/testing/database-server.ts",
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        // The built program; `npm test` builds it first.
        test: {
          name: "program",
          include: ["scripts/**/*.program.test.ts"],
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
