import { officeTime } from "../db/office-time.ts";
import { type WorkflowVersion, workflowVersion } from "../db/workflow-version.ts";
import type { Context } from "./context.ts";

/**
 * The version that a person's draft is written for; null when the draft is not theirs. Asked for before a transaction
 * begins, together with the calendar: a transaction holds one connection and must not wait for a second.
 */
export async function rulesOfDraft(
  context: Context,
  owner: { id: string; personId: string },
): Promise<WorkflowVersion | null> {
  const row = await context.database.draft.findFirst({ where: owner, select: { workflowVersionId: true } });
  if (!row) return null;
  await officeTime(context.database, context.zone);
  return workflowVersion(context.database, row.workflowVersionId);
}
