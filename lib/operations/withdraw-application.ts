import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { withdrawInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** The applicant takes the application back. */
export function withdrawApplication(
  context: Context,
  { remark, ...input }: z.output<typeof withdrawInput>,
): Promise<Changed | Refused> {
  return changeApplication(context, { ...input, remark: remark ?? null, command: { verb: "withdraw" } });
}
