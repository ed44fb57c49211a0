import { z } from "zod";
import type { FieldProblem } from "./field-problem.ts";

export const localizedText = z.strictObject({ "zh-CN": z.string().min(1), en: z.string().min(1) });

export function problem(key: FieldProblem) {
  return { error: key };
}

/** Control characters other than line breaks and tabs, noncharacters, or half a surrogate pair. */
function isBad(text: string): boolean {
  return !text.isWellFormed() || /\p{Cc}|[\uFFFE\uFFFF]/u.test(text.replace(/[\t\r\n]/g, ""));
}

/** A trimmed text of at least one character on one line. */
export function line(max: number) {
  return typed(max).refine((text) => !/[\r\n]/.test(text), problem("bad-characters"));
}

/** A trimmed text of at least one character; line breaks are kept. */
export function typed(max: number) {
  return z
    .string(problem("required"))
    .refine((text) => !isBad(text), problem("bad-characters"))
    .trim()
    .min(1, problem("required"))
    .max(max, problem("too-long"));
}

/** Like `typed`, with an empty text standing for none. */
export function optionalTyped(max: number) {
  return z.preprocess(
    (value) => (typeof value === "string" && value.trim() === "" ? undefined : value),
    typed(max).optional(),
  );
}
