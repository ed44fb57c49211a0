import type { Transaction } from "../db/transaction.ts";
import type { ActorSnapshot } from "../domain/history.ts";
import type { NewerEntry } from "../domain/refusals.ts";
import type { Event } from "../domain/workflow.ts";

/** The newest event since version `after`: what the reader's page does not show yet. */
export async function newerEntry(
  transaction: Transaction,
  { applicationId, after }: { applicationId: string; after: number },
): Promise<NewerEntry | null> {
  const row = await transaction.historyEntry.findFirst({
    where: { applicationId, seq: { gt: after } },
    orderBy: { seq: "desc" },
    select: { event: true, at: true, actorSnapshot: true },
  });
  if (!row) return null;
  const actor = row.actorSnapshot as ActorSnapshot | null;
  return { event: row.event as Event, at: row.at, by: actor?.name ?? null };
}
