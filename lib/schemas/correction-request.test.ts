import { describe, expect, test } from "vitest";
import { correctionRequestForm, deficiencyRows } from "./correction-request.ts";

const blank = { target: "", problem: "", advice: "" };
const full = { target: "material:id-card", problem: "看不清", advice: "重新拍照" };
const sent = (...rows: (typeof blank)[]) => ({
  applicationId: "0190a8f0-0000-7000-8000-000000000000",
  operationId: "0190a8f0-0000-4000-8000-000000000000",
  version: "3",
  answerInDays: "5",
  remark: "",
  deficiencies: [...rows, ...Array.from({ length: deficiencyRows - rows.length }, () => blank)],
});
const problems = (form: unknown) => {
  const parsed = correctionRequestForm.safeParse(form);
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
};

describe("a correction request", () => {
  test("takes the filled rows, wherever they stand", () => {
    expect(correctionRequestForm.parse(sent(full, blank, { ...full, target: "" }))).toMatchObject({
      version: 3,
      answerInDays: 5,
      deficiencies: [
        { target: { kind: "material", code: "id-card" }, problem: "看不清", advice: "重新拍照" },
        { target: null, problem: "看不清", advice: "重新拍照" },
      ],
    });
  });

  test.each([
    ["no row at all", sent(), { "deficiencies.0.problem": "required" }],
    ["a row begun and not finished", sent(blank, { ...full, advice: " " }), { "deficiencies.1.advice": "required" }],
    [
      "only a target",
      sent({ ...blank, target: "field:school" }),
      { "deficiencies.0.problem": "required", "deficiencies.0.advice": "required" },
    ],
    ["a target that no page offers", sent({ ...full, target: "person:me" }), { "deficiencies.0.target": "unexpected" }],
    ["too long a text", sent({ ...full, problem: "长".repeat(301) }), { "deficiencies.0.problem": "too-long" }],
    ["no days", { ...sent(full), answerInDays: "0" }, { answerInDays: "too-small" }],
    ["too many days", { ...sent(full), answerInDays: "61" }, { answerInDays: "too-large" }],
    [
      "too many rows",
      { ...sent(full), deficiencies: Array(deficiencyRows + 1).fill(full) },
      { deficiencies: expect.any(String) },
    ],
  ])("refuses %s", (_, form, expected) => {
    expect(problems(form)).toEqual(expected);
  });
});
