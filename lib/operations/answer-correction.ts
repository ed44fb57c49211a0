import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { answerCorrectionInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** The applicant has mended what was asked for; the clock runs again with the days that were left. */
export function answerCorrection(
  context: Context,
  { remark, ...input }: z.output<typeof answerCorrectionInput>,
): Promise<Changed | Refused> {
  return changeApplication(context, { ...input, remark: remark ?? null, command: { verb: "answer-correction" } });
}
