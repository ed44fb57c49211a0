import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { rejectInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** Ends the application with reasons that the applicant is shown. */
export function rejectApplication(
  context: Context,
  { reasons, remark, ...input }: z.output<typeof rejectInput>,
): Promise<Changed | Refused> {
  return changeApplication(context, { ...input, remark: remark ?? null, command: { verb: "reject", reasons } });
}
