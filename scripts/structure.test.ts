import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import rules from "../.dependency-cruiser.mjs";
import { excessesIn } from "./sizes.ts";

/* Every import rule is tried by a file that breaks it, in a small project of its own. */

const plants: Record<string, [file: string, imported: string]> = {
  "domain-is-pure": ["lib/domain/a.ts", "node:fs"],
  "schemas-only-describe": ["lib/schemas/a.ts", "../db/target.ts"],
  "storage-below-operations": ["lib/db/a.ts", "../operations/target.ts"],
  "storage-without-jobs": ["lib/files/a.ts", "../jobs/target.ts"],
  "jobs-only-enqueue": ["lib/jobs/a.ts", "../channels/target.ts"],
  "queries-only-read": ["lib/queries/a.ts", "../operations/target.ts"],
  "operations-without-surface": ["lib/operations/a.ts", "../http/target.ts"],
  "guards-without-operations": ["lib/auth/a.ts", "../operations/target.ts"],
  "http-without-database": ["lib/http/a.ts", "../db/target.ts"],
  "api-without-next": ["lib/api/a.ts", "../http/target.ts"],
  "kit-without-domain": ["components/ui/a.tsx", "../../lib/domain/target.ts"],
  "components-only-show": ["components/layout/a.tsx", "../../lib/operations/target.ts"],
  "pages-compose": ["app/a.tsx", "../lib/db/target.ts"],
  "worker-without-pages": ["worker/a.ts", "../components/target.ts"],
  "nobody-imports-the-top": ["lib/crypto.ts", "../app/target.ts"],
  "pages-without-worker": ["app/b.tsx", "../worker/target.ts"],
  "no-circle": ["lib/text/a.ts", "./b.ts"],
};

let folder: string;
let broken: string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mingjing-structure-"));
  for (const [file, imported] of Object.values(plants)) {
    plant(file, `import "${imported}";\n`);
    if (imported.includes("target")) plant(join(dirname(file), imported), "export {};\n");
  }
  plant("lib/text/b.ts", 'import "./a.ts";\n');
  // Allowed: a test may import what it tests with, and the table of queues is shared.
  plant("lib/domain/a.test.ts", 'import "../db/target.ts";\n');
  plant("lib/db/b.ts", 'import "../jobs/jobs.ts";\n');
  plant("lib/jobs/jobs.ts", "export {};\n");
  symlinkSync(join(import.meta.dirname, "..", "node_modules"), join(folder, "node_modules"));
  const { tsConfig: _tsConfig, ...options } = rules.options;
  const given = { ...options, baseDir: folder, ruleSet: { forbidden: rules.forbidden }, validate: true };
  const { output } = await cruise(["lib", "app", "components", "worker"], given as never);
  broken = (output as ICruiseResult).summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the import rules", () => {
  test.each(Object.entries(plants))("%s catches a planted violation", (rule, [file]) => {
    expect(broken).toContain(`${rule} ${file}`);
  });

  test("each have a planted violation", () => {
    expect(rules.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(plants).sort());
  });

  test("let the allowed imports through", () => {
    expect(broken.filter((line) => /a\.test\.ts|lib\/db\/b\.ts/.test(line))).toEqual([]);
  });
});

describe("the size rules", () => {
  const lines = (count: number) => "x();\n".repeat(count);

  test("catch a long file, a long function and a long client leaf", () => {
    expect(excessesIn("lib/a.ts", lines(301))).toMatchObject([{ what: "file", lines: 301 }]);
    expect(excessesIn("lib/a.ts", `function f() {\n${lines(60)}}\n`)).toMatchObject([
      { what: "function f", lines: 62 },
    ]);
    expect(excessesIn("components/a.tsx", `"use client";\n${lines(100)}`)).toMatchObject([{ limit: 100 }]);
  });

  test("let short ones through", () => {
    expect(excessesIn("lib/a.ts", `const f = () => {\n${lines(58)}};\n${lines(200)}`)).toEqual([]);
    expect(excessesIn("lib/a.test.ts", `describe("x", () => {\n${lines(100)}});\n`)).toEqual([]);
  });
});

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}
