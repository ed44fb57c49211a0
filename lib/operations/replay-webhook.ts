import { poolOf } from "../db/client.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import { queueEntriesSince, type ReplayCursor } from "../db/webhook-replay.ts";
import type { WebhookKey } from "./change-webhook.ts";
import { type Context, recordAudit } from "./context.ts";

export type NotReplayed = { readonly ok: false; readonly reason: "not-found" | "webhook-disabled" };
export type Replayed = {
  readonly ok: true;
  readonly queued: number;
  /** Where more was found than one call goes through: ask again from here. */
  readonly next: ReplayCursor | null;
};

/** Sends one delivery that has ended again, under its old id. One that is under way is left alone. */
export function replayDelivery(context: Context, key: WebhookKey, deliveryId: string): Promise<Replayed | NotReplayed> {
  return onEnabled(context, key, async (transaction) => {
    const delivery = await transaction.webhookDelivery.findFirst({
      where: { id: deliveryId, endpointId: key.id },
      select: { id: true },
    });
    if (!delivery) return { ok: false, reason: "not-found" };
    const queued = await transaction.$executeRaw`
      UPDATE webhook_delivery SET state = 'queued', attempts = 0, due_at = now(), delivered_at = NULL
      WHERE id = ${deliveryId}::uuid AND state IN ('delivered', 'dead', 'cancelled')`;
    await audit(transaction, context, key, { deliveryId, queued });
    return { ok: true, queued, next: null };
  });
}

/**
 * Sends everything since a moment again, in order, from history itself: also what was never sent because the endpoint
 * was disabled or not there yet. Goes through at most 10,000 applications in one call.
 */
export async function replaySince(
  context: Context,
  key: WebhookKey,
  { since, after }: { since: Date; after: ReplayCursor | null },
): Promise<Replayed | NotReplayed> {
  const open = await onEnabled(context, key, async (transaction) => {
    await audit(transaction, context, key, { since: since.toISOString() });
    return { ok: true } as const;
  });
  if (!open.ok) return open;
  const { queued, next } = await queueEntriesSince(poolOf(context.database), { endpointId: key.id, since, after });
  return { ok: true, queued, next };
}

export type TestQueued = { readonly ok: true; readonly deliveryId: string };

/** Queues a message of type `webhook.test`; what came of it is read from the delivery. A repeat queues no second one. */
export function testWebhook(context: Context, key: WebhookKey, operationId: string): Promise<TestQueued | NotReplayed> {
  return onEnabled(context, key, async (transaction) => {
    await transaction.webhookDelivery.createMany({
      data: [{ id: operationId, endpointId: key.id, event: "test", state: "queued" }],
      skipDuplicates: true,
    });
    return { ok: true, deliveryId: operationId };
  });
}

function onEnabled<T>(
  { database }: Context,
  { partnerId, id }: WebhookKey,
  work: (transaction: Transaction) => Promise<T | NotReplayed>,
): Promise<T | NotReplayed> {
  return inTransaction(database, async (transaction) => {
    const row = await transaction.webhookEndpoint.findFirst({
      where: { id, partnerId, removedAt: null },
      select: { disabledAt: true },
    });
    if (!row) return { ok: false, reason: "not-found" };
    return row.disabledAt === null ? work(transaction) : { ok: false, reason: "webhook-disabled" };
  });
}

function audit(
  transaction: Transaction,
  { actor }: Context,
  { id }: WebhookKey,
  detail: Record<string, string | number>,
): Promise<void> {
  return recordAudit(transaction, { actor, action: "webhook.replayed", subject: { kind: "webhook", id }, detail });
}
