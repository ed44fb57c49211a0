import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/* Versions below these carry published holes; a lockfile that falls back under one fails here. */

const floors: Record<string, string> = {
  next: "16.4.5",
  "next-auth": "4.24.15",
  nodemailer: "10.0.5",
  zod: "4.6.7",
  sharp: "0.35.5",
};
const lockfile = JSON.parse(readFileSync(join(import.meta.dirname, "..", "package-lock.json"), "utf8"));
const installed = Object.entries<{ version: string }>(lockfile.packages);

test.each(Object.entries(floors))("%s is absent or at least %s", (name, floor) => {
  const found = installed.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, { version }]) => version);
  for (const version of found) expect(compare(version, floor), `${name} ${version}`).toBeGreaterThanOrEqual(0);
});

test("all Prisma packages are of the version whose engine is at hand", () => {
  const versions = ["prisma", "@prisma/client", "@prisma/adapter-pg"].map(
    (name) => lockfile.packages[`node_modules/${name}`].version,
  );
  const engine: string = lockfile.packages["node_modules/@prisma/schema-engine-wasm"].version;
  expect(new Set(versions)).toEqual(new Set([engine.split("-")[0]]));
});

function compare(a: string, b: string): number {
  const parts = (version: string) => version.split(/[.-]/).map(Number);
  const [left, right] = [parts(a), parts(b)];
  return left.map((part, index) => part - (right[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
}
