import { z } from "zod";
import { line, optionalTyped, problem, typed } from "./text.ts";

/** Made by the page that shows the form: the same id sent twice is the same request. */
export const operationId = z.uuid(problem("unexpected"));

const target = z.strictObject({ kind: z.enum(["field", "material"]), code: z.string().max(64) });

export const deficiency = z.strictObject({
  target: target.nullable(),
  problem: typed(300),
  advice: typed(500),
});

const remark = optionalTyped(1000);

/** What every change to an existing application carries: which one, as seen at which version, and the request's id. */
export const changeShape = {
  applicationId: z.uuid(problem("unexpected")),
  version: z.coerce.number().int().positive(),
  operationId,
};

export const takeInput = z.strictObject(changeShape);
export const handOverInput = z.strictObject({ ...changeShape, toPersonId: z.uuid(problem("required")), remark });
export const advanceInput = z.strictObject({ ...changeShape, remark });
/** Reasons one a line, so that a plain text area can carry several. */
export const rejectInput = z.strictObject({ ...changeShape, reasons: typed(2000).transform(asLines), remark });
export const returnInput = z.strictObject({ ...changeShape, toStage: line(64), remark: typed(1000) });
export const requestCorrectionInput = z.strictObject({
  ...changeShape,
  deficiencies: z.array(deficiency).min(1, problem("required")).max(30),
  answerInDays: z.coerce.number().int().min(1, problem("too-small")).max(60, problem("too-large")),
  remark,
});
export const answerCorrectionInput = z.strictObject({ ...changeShape, remark });
export const withdrawInput = z.strictObject({ ...changeShape, remark });
export const noteInput = z.strictObject({ applicationId: changeShape.applicationId, operationId, text: typed(2000) });

export const lookUpInput = z.strictObject({ number: line(200), idNumber: line(200) });

function asLines(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((reason) => reason.trim())
    .filter((reason) => reason !== "");
}
