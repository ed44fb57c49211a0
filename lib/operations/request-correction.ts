import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { requestCorrectionInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** Asks the applicant to mend the listed points; the clock pauses until the answer. */
export function requestCorrection(
  context: Context,
  { deficiencies, answerInDays, remark, ...input }: z.output<typeof requestCorrectionInput>,
): Promise<Changed | Refused> {
  const command = { verb: "request-correction", deficiencies, answerInDays } as const;
  return changeApplication(context, { ...input, remark: remark ?? null, command });
}
