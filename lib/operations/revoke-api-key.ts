import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Context, recordAudit } from "./context.ts";

/** Ends a key, found by its id or visible prefix. The next request with it is refused; doing it again changes nothing. */
export async function revokeApiKey(
  context: Context,
  key: { readonly id: string } | { readonly prefix: string },
): Promise<{ readonly ok: true; readonly prefix: string } | Refused> {
  return inTransaction(context.database, async (transaction) => {
    const found = await transaction.apiKey.findUnique({
      where: "id" in key ? { id: key.id } : { prefix: key.prefix },
      select: { id: true, prefix: true },
    });
    if (!found) return refused("not-found");
    const { count } = await transaction.apiKey.updateMany({
      where: { id: found.id, revokedAt: null },
      data: { revokedAt: context.clock.now() },
    });
    if (count > 0) {
      const { actor } = context;
      const subject = { kind: "api-key", id: found.id };
      await recordAudit(transaction, { actor, action: "api-key.revoked", subject, detail: { prefix: found.prefix } });
    }
    return { ok: true, prefix: found.prefix };
  });
}
