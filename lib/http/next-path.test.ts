import { expect, test } from "vitest";
import { nextPath } from "./next-path.ts";

test.each([
  ["/me", "/me"],
  ["/staff/queue?stage=review&page=2", "/staff/queue?stage=review&page=2"],
  ["/track#top", "/track#top"],
  ["/a/../b", "/b"],
])("%j leads to %j", (wanted, expected) => {
  expect(nextPath(wanted, "/home")).toBe(expected);
});

test.each([
  undefined,
  null,
  "",
  "me",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/\n/evil.example",
  "https://evil.example/me",
  "javascript:alert(1)",
  "/..//evil.example",
  "/.//evil.example",
  "/sign-in?next=/sign-in",
  "/sign-out",
  "//",
])("%j leads home", (wanted) => {
  expect(nextPath(wanted, "/home")).toBe("/home");
});
