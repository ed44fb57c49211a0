import type { z } from "zod";
import { type Refused, refused } from "../domain/refusals.ts";
import type { handOverInput } from "../schemas/commands.ts";
import { type Changed, changeApplication } from "./change-application.ts";
import type { Context } from "./context.ts";

/** Gives the case to a colleague of the same department; refuses people who left or work elsewhere. */
export async function handOverApplication(
  context: Context,
  { toPersonId, remark, ...input }: z.output<typeof handOverInput>,
): Promise<Changed | Refused> {
  if (context.actor.kind !== "staff" || context.actor.departmentId === null) return refused("not-found");
  const colleague = await context.database.person.findFirst({
    where: {
      id: toPersonId,
      departmentId: context.actor.departmentId,
      deactivatedAt: null,
      role: { in: ["reviewer", "manager"] },
    },
    select: { id: true, name: true },
  });
  if (!colleague) return refused("person-not-available");
  return changeApplication(context, {
    ...input,
    remark: remark ?? null,
    command: { verb: "hand-over", to: colleague },
  });
}
