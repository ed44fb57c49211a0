import type { Transaction } from "../db/transaction.ts";
import { isShown } from "../domain/audience.ts";
import type { ActorSnapshot } from "../domain/history.ts";
import type { Actor } from "../domain/permissions.ts";
import type { NewerEntry } from "../domain/refusals.ts";
import { type Event, events } from "../domain/workflow.ts";

/**
 * The newest event since version `after` that `reader` is told of: what their page does not show yet. Only staff are
 * told by whom; how much of a reviewer an applicant sees is the service's policy.
 */
export async function newerEntry(
  transaction: Transaction,
  { applicationId, after, reader }: { applicationId: string; after: number; reader: Actor },
): Promise<NewerEntry | null> {
  const staff = reader.kind === "staff";
  const told = events.filter((event) => isShown(event, staff ? "staff" : "applicant"));
  const row = await transaction.historyEntry.findFirst({
    where: { applicationId, seq: { gt: after }, event: { in: told } },
    orderBy: { seq: "desc" },
    select: { event: true, at: true, actorSnapshot: true },
  });
  if (!row) return null;
  const actor = row.actorSnapshot as ActorSnapshot | null;
  return { event: row.event as Event, at: row.at, by: staff ? (actor?.name ?? null) : null };
}
