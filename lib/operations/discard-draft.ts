import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Context, recordAudit } from "./context.ts";

/** Removes an open draft with all that was typed; its files are marked removed and deleted by the worker. */
export async function discardDraft(
  context: Context,
  { draftId }: { draftId: string },
): Promise<{ ok: true } | Refused> {
  const { actor } = context;
  if (actor.kind !== "applicant") return refused("not-found");
  return inTransaction(context.database, async (transaction) => {
    const now = context.clock.now();
    const closed = await transaction.draft.updateMany({
      where: { id: draftId, personId: actor.personId, submittedAt: null },
      data: { submittedAt: now, fields: {}, identityCipher: null },
    });
    if (closed.count === 0) return refused("not-found");
    await transaction.applicationFile.updateMany({ where: { draftId, removedAt: null }, data: { removedAt: now } });
    await recordAudit(transaction, { actor, action: "draft.discarded", subject: { kind: "draft", id: draftId } });
    return { ok: true };
  });
}
