import { describe, expect, test } from "vitest";
import { z } from "zod";
import { advanceInput, requestCorrectionInput } from "../schemas/commands.ts";
import { fieldProblems, strict } from "./form-problems.ts";

const problemsOf = (schema: z.ZodType, input: unknown) => {
  const parsed = strict(schema).safeParse(input);
  if (parsed.success) throw new Error("accepted");
  return fieldProblems(parsed.error);
};

test("names each field's first problem", () => {
  const sent = { applicationId: "x", version: "1", operationId: "y", deficiencies: [{ target: null, advice: " " }] };
  const { reason, problems } = problemsOf(requestCorrectionInput, { ...sent, answerInDays: "99" });
  expect(reason).toBe("form-has-problems");
  expect(problems).toMatchObject({
    applicationId: "unexpected",
    "deficiencies.0.problem": "required",
    "deficiencies.0.advice": "required",
    answerInDays: "too-large",
  });
});

describe("operator injection and mass assignment", () => {
  const good = {
    applicationId: "0198a000-0000-7000-8000-000000000001",
    version: "1",
    operationId: "0d9f2c1e-5b0a-4c3e-9a51-7b1e0f2d3c4a",
  };
  const hostile = [{ not: "" }, { startsWith: "1" }, [], ["x"], null, { __proto__: { admin: true } }, true];
  test.each(hostile)("%j in place of a text is refused", (value) => {
    for (const name of Object.keys(good)) {
      expect(strict(advanceInput).safeParse({ ...good, [name]: value }).success && value !== true).toBe(false);
    }
  });
  test("an unknown name makes the request malformed", () => {
    expect(problemsOf(advanceInput, { ...good, status: "approved" }).reason).toBe("malformed");
    expect(problemsOf(z.object({ a: z.string() }), { a: "x", role: "administrator" }).reason).toBe("malformed");
  });
});
