import type { z } from "zod";
import { type Refused, refused } from "../domain/refusals.ts";
import type { takeInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** A reviewer makes the case their own. */
export async function takeApplication(context: Context, input: z.output<typeof takeInput>): Promise<Changed | Refused> {
  if (context.actor.kind !== "staff") return refused("not-found");
  const by = { id: context.actor.personId, name: context.actor.name };
  return changeApplication(context, { ...input, remark: null, command: { verb: "take", by } });
}
