import { expect, test } from "vitest";
import { readSettings } from "./env.ts";

test("nothing set means the demo on port 3000", () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    role: "all",
    dataDir: ".data",
    publicOrigin: "http://localhost:3000",
    proxyHops: 0,
    officeTimeZone: "Asia/Shanghai",
    hotline: "12345",
    demo: true,
    host: "127.0.0.1",
  });
});

test("a database of one's own means no demo, and listening everywhere", () => {
  const found = readSettings({
    DATABASE_URL: "postgresql://u:p@db:5432/x",
    PUBLIC_ORIGIN: "https://portal.example.cn/",
  });
  expect(found).toMatchObject({ demo: false, host: undefined, publicOrigin: "https://portal.example.cn" });
});

test("an empty value counts as absent", () => {
  expect(readSettings({ DATABASE_URL: "", PORT: " " })).toMatchObject({ databaseUrl: undefined, port: 3000 });
});

test.each([
  ["PORT", "abc"],
  ["PORT", "70000"],
  ["ROLE", "queen"],
  ["DATABASE_URL", "mysql://x"],
  ["PUBLIC_ORIGIN", "https://x.cn/path"],
  ["PUBLIC_ORIGIN", "javascript:alert(1)"],
  ["OFFICE_TIME_ZONE", "Asia/Atlantis"],
  ["PROXY_HOPS", "-1"],
  ["KEYS", "{"],
  ["CLAMD_ADDRESS", "nowhere"],
])("%s=%s stops the start with a sentence that names it", (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^The setting ${name} must be [^.]+\\.`));
});
