import { defineConfig } from "vitest/config";

// An odd time zone shows every place that leans on the machine's own.
process.env.TZ = "America/St_Johns";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{lib,scripts,server,worker,prisma}/**/*.test.ts", "components/**/*.test.tsx"],
          exclude: ["**/*.db.test.ts", "node_modules"],
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
    ],
  },
});
