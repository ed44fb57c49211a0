import type { z } from "zod";
import type { Refused } from "../domain/refusals.ts";
import type { advanceInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** Finishes the current stage: the next one begins, the decision approves, the last one completes. */
export function advanceApplication(
  context: Context,
  { remark, ...input }: z.output<typeof advanceInput>,
): Promise<Changed | Refused> {
  return changeApplication(context, { ...input, remark: remark ?? null, command: { verb: "advance" } });
}
