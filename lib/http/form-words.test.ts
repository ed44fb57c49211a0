import { describe, expect, it } from "vitest";
import { fieldProblems } from "../schemas/field-problem.ts";
import { locales } from "../text/locale.ts";
import { problemWords, refusalMessage } from "./form-words.ts";
import { type Reason, statusOf } from "./reasons.ts";

const reasons = Object.keys(statusOf) as Reason[];

describe.each(locales)("in %s", (locale) => {
  it.each(reasons)("%s has words", (reason) => {
    const message = refusalMessage({ ok: false, reason }, locale);
    if (reason === "form-has-problems") expect(message).toBeNull();
    else expect(message?.title).toMatch(/\S/);
  });

  it.each(fieldProblems)("the problem %s has words", (problem) => {
    expect(problemWords({ field: problem }, locale).field).toMatch(/\S/);
  });
});

it("leaves the label to the page", () => {
  expect(problemWords({ number: "required" }, "en")).toEqual({ number: "Enter: {label}." });
});

it("says who did what since", () => {
  const newer = { event: "stage-completed", at: new Date("2026-11-24T06:30:00Z"), by: "Li" } as const;
  expect(refusalMessage({ ok: false, reason: "stale-version", newer }, "en")).toMatchObject({
    tone: "attention",
    text: "24 November 2026, 14:30, Li: Step finished.",
  });
});

it("says how long to wait", () => {
  const refusal = { ok: false, reason: "too-many-attempts", retryAfterSeconds: 61 } as const;
  expect(refusalMessage(refusal, "en")?.text).toBe("Try again in about 2 minutes.");
});

it("leads to the sign-in page", () => {
  expect(refusalMessage({ ok: false, reason: "signed-out" }, "zh-CN")?.link?.href).toBe("/sign-in");
});
