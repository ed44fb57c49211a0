import { describe, expect, test } from "vitest";
import type { Role } from "../domain/permissions.ts";
import { landingPath } from "./landing-path.ts";

describe("where a person goes after signing in", () => {
  const cases: [Role, string | undefined, string][] = [
    ["applicant", undefined, "/me"],
    ["reviewer", undefined, "/staff"],
    ["manager", "", "/staff"],
    ["administrator", undefined, "/admin/calendar"],
    ["applicant", "/me/apply/visa?step=2", "/me/apply/visa?step=2"],
    ["reviewer", "/staff?stage=x", "/staff?stage=x"],
    ["reviewer", "/services/visa", "/services/visa"],
    ["administrator", "/staff/applications/1", "/staff/applications/1"],
  ];
  test.each(cases)("%s asking for %s goes to %s", (role, wanted, path) => {
    expect(landingPath(role, wanted)).toBe(path);
  });

  const refused: [Role, string][] = [
    ["applicant", "https://evil.example/me"],
    ["applicant", "//evil.example"],
    ["applicant", "/\\evil.example"],
    ["applicant", "/sign-in?next=/me"],
    ["applicant", "/staff"],
    ["applicant", "/admin/calendar"],
  ];
  test.each(refused)("%s asking for %s goes to the personal centre", (role, wanted) => {
    expect(landingPath(role, wanted)).toBe("/me");
  });

  test("a reviewer asking for the personal centre or for administration goes to the queue", () => {
    expect(landingPath("reviewer", "/me/apply/visa")).toBe("/staff");
    expect(landingPath("reviewer", "/admin/calendar")).toBe("/staff");
  });
});
