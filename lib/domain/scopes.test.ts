import { expect, test } from "vitest";
import { covers, isScope, servicesCovered } from "./scopes.ts";

const read = { area: "applications", verb: "read" } as const;
const write = { area: "applications", verb: "write" } as const;

test.each([
  ["*", true],
  ["applications:read", true],
  ["applications:*", true],
  ["talent-settlement:applications:write", true],
  ["visa:files:*", true],
  ["webhooks:write", true],
  ["visa:webhooks:write", false],
  ["*:applications:read", false],
  ["applications", false],
  ["applications:delete", false],
  ["Visa:applications:read", false],
  ["applications:read ", false],
  ["", false],
])("%s is a scope: %s", (text, expected) => {
  expect(isScope(text)).toBe(expected);
});

test("everything covers everything", () => {
  expect(covers(["*"], write, "visa")).toBe(true);
  expect(covers(["*"], { area: "webhooks", verb: "write" })).toBe(true);
});

test("reading is not writing", () => {
  expect(covers(["applications:read"], read, "visa")).toBe(true);
  expect(covers(["applications:read"], write, "visa")).toBe(false);
  expect(covers(["applications:write"], read, "visa")).toBe(false);
});

test("a scope of one service covers that service alone", () => {
  const scopes = ["visa:applications:*"];
  expect(covers(scopes, write, "visa")).toBe(true);
  expect(covers(scopes, write, "micro-loan")).toBe(false);
  expect(covers(scopes, write)).toBe(true);
  expect(covers(scopes, { area: "files", verb: "read" })).toBe(false);
});

test("covered services are named once, or all", () => {
  expect(servicesCovered(["visa:applications:read", "visa:applications:*"], read)).toEqual(["visa"]);
  expect(servicesCovered(["visa:applications:read", "applications:read"], read)).toBe("all");
  expect(servicesCovered(["files:read"], read)).toEqual([]);
});
