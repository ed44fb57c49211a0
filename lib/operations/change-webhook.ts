import { inTransaction, type Transaction } from "../db/transaction.ts";
import { type Context, recordAudit } from "./context.ts";
import { newWebhookSecret, openWebhookSecret, sealWebhookSecret } from "./webhook-secrets.ts";

export type WebhookKey = { readonly partnerId: string; readonly id: string };
export type NotFound = { readonly ok: false; readonly reason: "not-found" };
export type WebhookChanged = { readonly ok: true } | NotFound;
export type SecretRotated = { readonly ok: true; readonly secret: string; readonly previousUntil: Date | null };

const hour = 60 * 60 * 1000;

/** Lets an endpoint be called again. What happened meanwhile comes with a replay. Harmless where it is enabled. */
export function enableWebhook(context: Context, key: WebhookKey): Promise<WebhookChanged> {
  return onEndpoint(context, key, async (transaction, { disabledAt }) => {
    if (disabledAt === null) return { ok: true };
    const data = { disabledAt: null, disabledReason: null, failingSince: null };
    return change(transaction, { context, key, data, action: "webhook.enabled" });
  });
}

/** Stops calling an endpoint; what waits for it is given up. Harmless where it is disabled. */
export function disableWebhook(context: Context, key: WebhookKey): Promise<WebhookChanged> {
  return onEndpoint(context, key, async (transaction, { disabledAt }) => {
    if (disabledAt !== null) return { ok: true };
    const data = { disabledAt: context.clock.now(), disabledReason: "by-partner" };
    return change(transaction, { context, key, data, action: "webhook.disabled" });
  });
}

/** Takes an endpoint away for good, with its secrets. Its deliveries stay until they are swept. */
export function removeWebhook(context: Context, key: WebhookKey): Promise<WebhookChanged> {
  return onEndpoint(context, key, (transaction) => {
    const data = { removedAt: context.clock.now(), previousCipher: null, previousUntil: null };
    return change(transaction, { context, key, data, action: "webhook.removed" });
  });
}

/**
 * Gives an endpoint a new secret. The old one signs too for `overlapHours`, so that a receiver can change over without a
 * message that it cannot verify; 0 ends it at once. A repeat of the request gets the same secret.
 */
export function rotateWebhookSecret(
  context: Context,
  key: WebhookKey,
  { overlapHours, operationId }: { overlapHours: number; operationId: string },
): Promise<SecretRotated | NotFound> {
  return onEndpoint(context, key, async (transaction, row) => {
    const old = openWebhookSecret(row.secretCipher, key.id);
    if (row.rotationId === operationId) return { ok: true, secret: old, previousUntil: row.previousUntil };
    const secret = newWebhookSecret();
    const previousUntil = overlapHours === 0 ? null : new Date(context.clock.now().getTime() + overlapHours * hour);
    const data = {
      secretCipher: sealWebhookSecret(secret, key.id),
      previousCipher: previousUntil && sealWebhookSecret(old, key.id, "previous_cipher"),
      previousUntil,
      rotationId: operationId,
    };
    await change(transaction, { context, key, data, action: "webhook.secret-rotated", detail: { overlapHours } });
    return { ok: true, secret, previousUntil };
  });
}

type EndpointRow = {
  readonly disabledAt: Date | null;
  readonly secretCipher: Uint8Array;
  readonly previousUntil: Date | null;
  readonly rotationId: string | null;
};

/** Runs `work` on the partner's endpoint, locked; others' and removed ones are not there. */
function onEndpoint<T>(
  { database }: Context,
  { partnerId, id }: WebhookKey,
  work: (transaction: Transaction, row: EndpointRow) => Promise<T>,
): Promise<T | NotFound> {
  return inTransaction(database, async (transaction) => {
    const [row] = await transaction.$queryRaw<EndpointRow[]>`
      SELECT disabled_at AS "disabledAt", secret_cipher AS "secretCipher", previous_until AS "previousUntil",
        rotation_id AS "rotationId"
      FROM webhook_endpoint WHERE id = ${id}::uuid AND partner_id = ${partnerId}::uuid AND removed_at IS NULL FOR UPDATE`;
    return row ? work(transaction, row) : { ok: false, reason: "not-found" };
  });
}

async function change(
  transaction: Transaction,
  given: {
    context: Context;
    key: WebhookKey;
    data: Parameters<Transaction["webhookEndpoint"]["update"]>[0]["data"];
    action: string;
    detail?: Record<string, number>;
  },
): Promise<{ readonly ok: true }> {
  const { context, key, data, action, detail = {} } = given;
  await transaction.webhookEndpoint.update({ where: { id: key.id }, data, select: { id: true } });
  await recordAudit(transaction, { actor: context.actor, action, subject: { kind: "webhook", id: key.id }, detail });
  return { ok: true };
}
