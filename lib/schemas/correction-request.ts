import { z } from "zod";
import { changeShape, deficiency, requestCorrectionInput } from "./commands.ts";
import { optionalTyped } from "./text.ts";

/** Rows of the form; those left blank do not count. */
export const deficiencyRows = 6;

const noTarget = "";

/** `material:id-card`, as one select carries it. */
export function targetValue({ kind, code }: { kind: "field" | "material"; code: string }): string {
  return `${kind}:${code}`;
}

const row = z.strictObject({ target: z.string().max(80), problem: z.string(), advice: z.string() });

/** The form of a correction request; gives what {@link requestCorrectionInput} takes. */
export const correctionRequestForm = z.strictObject({
  ...changeShape,
  deficiencies: z.array(row).max(deficiencyRows).transform(filledRows),
  answerInDays: requestCorrectionInput.shape.answerInDays,
  remark: optionalTyped(1000),
});

type Row = z.output<typeof row>;
type Deficiency = z.output<typeof deficiency>;

function filledRows(rows: Row[], context: z.RefinementCtx): Deficiency[] {
  const filled = rows.map((given, index) => (isBlank(given) ? null : checked(given, index, context)));
  if (rows.every(isBlank)) context.addIssue({ code: "custom", path: [0, "problem"], message: "required" });
  return filled.filter((item) => item !== null);
}

function isBlank({ target, problem, advice }: Row): boolean {
  return target === noTarget && problem.trim() === "" && advice.trim() === "";
}

function checked({ target, problem, advice }: Row, index: number, context: z.RefinementCtx): Deficiency | null {
  const [kind, code] = target.split(":");
  const parsed = deficiency.safeParse({ target: target === noTarget ? null : { kind, code }, problem, advice });
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) {
    const name = path[0] ?? "problem";
    context.addIssue({ code: "custom", path: [index, name], message: name === "target" ? "unexpected" : message });
  }
  return null;
}
