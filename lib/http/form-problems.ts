import { z } from "zod";
import { type FieldProblem, isFieldProblem } from "../schemas/field-problem.ts";
import type { Refusal } from "./reasons.ts";

/** An object schema that refuses unknown names, unless it says itself what to do with them. */
export function strict(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodObject && schema.def.catchall === undefined ? schema.strict() : schema;
}

/**
 * What is wrong, by field name (`deficiencies.0.problem`); the first problem of a field counts. Names that the form
 * does not have make the whole request malformed.
 */
export function fieldProblems(
  error: z.ZodError,
): Refusal & { readonly problems: Readonly<Record<string, FieldProblem>> } {
  const problems = new Map<string, FieldProblem>();
  for (const issue of error.issues) {
    if (issue.code === "unrecognized_keys") return { ok: false, reason: "malformed", problems: {} };
    const name = issue.path.join(".");
    if (!problems.has(name)) problems.set(name, problemOf(issue));
  }
  return { ok: false, reason: "form-has-problems", problems: Object.fromEntries(problems) };
}

function problemOf(issue: z.core.$ZodIssue): FieldProblem {
  if (isFieldProblem(issue.message)) return issue.message;
  return issue.code === "invalid_type" && issue.input === undefined ? "required" : "unexpected";
}
