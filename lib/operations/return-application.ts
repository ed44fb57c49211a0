import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { returnInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** Sends the application back to an earlier stage, with the reason that the applicant is shown. */
export function returnApplication(
  context: Context,
  { toStage, remark, ...input }: z.output<typeof returnInput>,
): Promise<Changed | Refused> {
  return changeApplication(context, { ...input, remark, command: { verb: "return", toStage } });
}
