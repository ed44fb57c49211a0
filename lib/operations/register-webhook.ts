import { inTransaction, type Transaction } from "../db/transaction.ts";
import { services } from "../db/workflow-version.ts";
import { servicesCovered } from "../domain/scopes.ts";
import { mostEndpoints, type WebhookEvent } from "../domain/webhooks.ts";
import { type Context, recordAudit } from "./context.ts";
import { newWebhookSecret, openWebhookSecret, sealWebhookSecret } from "./webhook-secrets.ts";

export type WebhookRegistration = {
  readonly partnerId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Of the key that asks: only services that it may read are told of. */
  readonly scopes: readonly string[];
  /** Becomes the id of the endpoint, so that a repeat makes no second one. */
  readonly operationId: string;
};

/** `secret` is shown to the caller, once. */
export type WebhookRegistered = { readonly ok: true; readonly id: string; readonly secret: string };
export type WebhookNotRegistered = {
  readonly ok: false;
  readonly reason: "target-not-allowed" | "scope-missing" | "too-many-webhooks" | "other-request-with-this-id";
};

/** Registers an address that history is sent to from now on. `isTarget` judges its text; names are judged when called. */
export async function registerWebhook(
  context: Context,
  registration: WebhookRegistration,
  isTarget: (url: string) => boolean,
): Promise<WebhookRegistered | WebhookNotRegistered> {
  if (!isTarget(registration.url)) return { ok: false, reason: "target-not-allowed" };
  const covered = await coveredServices(context, registration.scopes);
  if (covered === null) return { ok: false, reason: "scope-missing" };
  return inTransaction(context.database, async (transaction) => {
    // One after the other for each partner: repeats find the first, and the limit holds.
    await transaction.$queryRaw`SELECT 1 FROM partner WHERE id = ${registration.partnerId}::uuid FOR NO KEY UPDATE`;
    const first = await registeredBefore(transaction, registration);
    if (first) return first;
    const { partnerId, url, events, operationId: id } = registration;
    const others = await transaction.webhookEndpoint.count({ where: { partnerId, removedAt: null } });
    if (others >= mostEndpoints) return { ok: false, reason: "too-many-webhooks" };
    const secret = newWebhookSecret();
    const secretCipher = sealWebhookSecret(secret, id);
    const data = { id, partnerId, url, events: [...events], ...covered, secretCipher, createdAt: context.clock.now() };
    await transaction.webhookEndpoint.create({ data, select: { id: true } });
    await recordAudit(transaction, {
      actor: context.actor,
      action: "webhook.registered",
      subject: { kind: "webhook", id },
      detail: { host: new URL(url).host, events: events.join(" ") },
    });
    return { ok: true, id, secret };
  });
}

/** Null when the scopes let nothing be read. */
async function coveredServices({ database }: Context, scopes: readonly string[]) {
  const covered = servicesCovered(scopes, { area: "applications", verb: "read" });
  if (covered === "all") return { everyService: true, serviceIds: [] };
  const serviceIds = (await services(database)).filter(({ code }) => covered.includes(code)).map(({ id }) => id);
  return serviceIds.length === 0 ? null : { everyService: false, serviceIds };
}

async function registeredBefore(
  transaction: Transaction,
  { partnerId, url, operationId }: WebhookRegistration,
): Promise<WebhookRegistered | WebhookNotRegistered | null> {
  const row = await transaction.webhookEndpoint.findUnique({
    where: { id: operationId },
    select: { partnerId: true, url: true, secretCipher: true, removedAt: true },
  });
  if (!row) return null;
  if (row.partnerId !== partnerId || row.url !== url || row.removedAt !== null) {
    return { ok: false, reason: "other-request-with-this-id" };
  }
  return { ok: true, id: operationId, secret: openWebhookSecret(row.secretCipher, operationId) };
}
