import { describe, expect, test } from "vitest";
import { addDaysForm, daysFrom } from "./calendar.ts";

const form = {
  operationId: "0190a8f0-0000-4000-8000-000000000000",
  kind: "closure",
  from: "2026-12-30",
  until: "",
  name: "机房搬迁",
};
const problems = (given: Partial<typeof form>) => {
  const parsed = addDaysForm.safeParse({ ...form, ...given });
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
};

describe("days to add", () => {
  test("one, or all from the first to the last, over the end of a year", () => {
    expect(problems({})).toEqual({});
    expect(daysFrom("2026-12-30", "2027-01-02")).toEqual(["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]);
    expect(daysFrom("2026-12-30", "2026-12-30")).toEqual(["2026-12-30"]);
  });

  test.each([
    [{ from: "" }, { from: "required" }],
    [{ from: "30.12.2026" }, { from: "not-a-date" }],
    [{ until: "2026-12-29" }, { until: "ends-before-start" }],
    [{ until: "2027-01-29" }, {}],
    [{ until: "2027-01-30" }, { until: "too-many-days" }],
    [{ until: "9999-12-31" }, { until: "too-many-days" }],
    [{ kind: "party" }, { kind: "required" }],
    [{ name: "" }, { name: "required" }],
  ])("%j", (given, expected) => {
    expect(problems(given)).toEqual(expected);
  });
});
