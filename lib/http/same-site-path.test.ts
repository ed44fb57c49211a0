import { expect, it } from "vitest";
import { sameSitePath } from "./same-site-path.ts";

it.each(["/", "/track", "/staff?stage=review&page=2", "/services/talent#materials", "/服务"])("stays at %s", (path) => {
  expect(sameSitePath(path)).toBe(encodeURI(path));
});

it.each([
  undefined,
  null,
  "",
  "track",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/\n/evil.example",
  "/.//evil.example",
  "/..//evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "\\\\evil.example",
  `/${"a".repeat(3000)}`,
])("does not follow %j", (value) => {
  expect(sameSitePath(value)).toBeNull();
});
