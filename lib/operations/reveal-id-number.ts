import { open } from "../crypto.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import { addDays, endOfDay, localDate } from "../domain/dates.ts";
import type { IdDocumentKind } from "../domain/identifiers.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import type { RevealInput } from "../schemas/reveal.ts";
import { type Context, recordAudit } from "./context.ts";
import { idNumberPlace } from "./submit-application.ts";

/** How many ID numbers one person may see in full on one day of the office. */
export const revealsPerDay = 50;

export const revealAction = "application.id-number-revealed";

export type Revealed = { readonly ok: true; readonly idKind: IdDocumentKind; readonly idNumber: string };

/**
 * The whole ID number, for reviewers and managers of the department that has the case. Every showing leaves its own
 * audit row in the same transaction, a repeated request too: nothing is kept that could show it again without one.
 */
export async function revealIdNumber(
  context: Context,
  { applicationId, purpose, explanation }: RevealInput,
): Promise<Revealed | Refused> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.role === "administrator" || actor.departmentId === null) {
    return refused("not-found");
  }
  const { departmentId, personId } = actor;
  return inTransaction(context.database, async (transaction) => {
    const application = await transaction.application.findFirst({
      where: { id: applicationId, departmentId, NOT: { applicantId: personId } },
      select: { id: true, idKind: true, idCipher: true },
    });
    // A partner may have filed without a document: then there is nothing to show.
    if (!application?.idCipher) return refused("not-found");
    if ((await revealedToday(transaction, context, actor)) >= revealsPerDay) return refused("reveal-quota-used");
    await recordAudit(transaction, {
      actor,
      action: revealAction,
      subject: { kind: "application", id: application.id },
      detail: { purpose, ...(explanation ? { explanation } : {}) },
    });
    const idNumber = open(application.idCipher, idNumberPlace(application.id));
    return { ok: true, idKind: application.idKind as IdDocumentKind, idNumber };
  });
}

/** Counts under a lock of the person's own, so that requests at once do not pass the limit together. */
async function revealedToday(
  transaction: Transaction,
  { clock, zone }: Context,
  { personId }: StaffActor,
): Promise<number> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${revealAction}), hashtext(${personId}))`;
  const yesterday = addDays(localDate(clock.now(), zone), -1);
  return transaction.auditEntry.count({
    where: { actorId: personId, action: revealAction, at: { gte: endOfDay(yesterday, zone) } },
  });
}
