import { describe, expect, test } from "vitest";
import type { SessionRow } from "../db/sessions.ts";
import type { Role } from "../domain/permissions.ts";
import { actorOf, sessionState } from "./session-rules.ts";

const start = new Date("2026-11-02T01:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

const row: SessionRow = {
  id: "0d9f2c1e-5b0a-4c3e-9a51-7b1e0f2d3c4a",
  createdAt: start,
  lastSeenAt: start,
  expiresAt: after(12 * 60),
  revokedAt: null,
  personId: "0198a000-0000-7000-8000-000000000001",
  role: "applicant",
  name: "张三",
  title: null,
  departmentId: null,
  deactivatedAt: null,
};

const cases: [string, Partial<SessionRow>, number, string][] = [
  ["new", {}, 0, "live"],
  ["an applicant after 29 minutes", {}, 29, "live"],
  ["an applicant after 32 minutes", {}, 32, "idle"],
  ["an applicant seen lately", { lastSeenAt: after(60) }, 75, "live"],
  ["an applicant after 12 hours", { lastSeenAt: after(719) }, 720, "expired"],
  ["staff after 14 minutes", { role: "reviewer" }, 14, "live"],
  ["staff after 17 minutes", { role: "reviewer" }, 17, "idle"],
  ["staff after 8 hours", { role: "administrator", lastSeenAt: after(479) }, 480, "expired"],
  ["an applicant who became staff keeps no longer limit", { role: "manager", lastSeenAt: after(500) }, 500, "expired"],
  ["ended", { revokedAt: start }, 1, "revoked"],
  ["a person who was deactivated", { deactivatedAt: start }, 1, "deactivated"],
  ["a row that ends early", { expiresAt: after(5) }, 5, "expired"],
];

test.each(cases)("%s", (_name, change, minutes, expected) => {
  expect(sessionState({ ...row, ...change }, after(minutes))).toBe(expected);
});

describe("actorOf", () => {
  test("an applicant", () => {
    expect(actorOf(row)).toEqual({ kind: "applicant", personId: row.personId, name: "张三" });
  });
  test.each<Role>(["reviewer", "manager", "administrator"])("%s", (role) => {
    const title = { "zh-CN": "警官", en: "Officer" };
    expect(actorOf({ ...row, role, departmentId: "d", title })).toEqual({
      kind: "staff",
      personId: row.personId,
      role,
      departmentId: "d",
      name: "张三",
      title,
    });
  });
});
