import { randomBytes } from "node:crypto";
import { hashOfSecret } from "../crypto.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import { services } from "../db/workflow-version.ts";
import { serviceOfScope } from "../domain/scopes.ts";
import type { CreateApiKeyInput } from "../schemas/api-keys.ts";
import { type Context, recordAudit } from "./context.ts";

/** `key` is shown to the person who made it, once; only its hash is kept. */
export type ApiKeyCreated = {
  readonly ok: true;
  readonly keyId: string;
  readonly partnerId: string;
  readonly key: string;
  readonly prefix: string;
  readonly expiresAt: Date;
};
export type ApiKeyNotCreated = { readonly ok: false; readonly reason: "unknown-service"; readonly service: string };

const day = 24 * 60 * 60 * 1000;

/** Makes a key for a partner, and the partner when there is none of this name. */
export async function createApiKey(
  context: Context,
  input: CreateApiKeyInput,
): Promise<ApiKeyCreated | ApiKeyNotCreated> {
  const unknown = await unknownService(context, input.scopes);
  if (unknown !== null) return { ok: false, reason: "unknown-service", service: unknown };
  const prefix = randomPrefix();
  const secret = randomBytes(32).toString("base64url");
  return inTransaction(context.database, async (transaction) => {
    const createdAt = context.clock.now();
    const expiresAt = new Date(createdAt.getTime() + input.days * day);
    const partnerId = await partnerNamed(transaction, { name: input.name, createdAt });
    const { scopes, cidrs, ratePerMinute } = input;
    const createdById = context.actor.kind === "staff" ? context.actor.personId : null;
    const rights = { scopes, cidrs, ratePerMinute, createdAt, expiresAt };
    const { id } = await transaction.apiKey.create({
      data: { partnerId, prefix, hash: hashOfSecret(secret), ...rights, createdById },
      select: { id: true },
    });
    await recordAudit(transaction, {
      actor: context.actor,
      action: "api-key.created",
      subject: { kind: "api-key", id },
      detail: { prefix, partnerId, scopes: scopes.join(" "), days: input.days, ratePerMinute },
    });
    return { ok: true, keyId: id, partnerId, key: `mj_${prefix}_${secret}`, prefix, expiresAt };
  });
}

async function unknownService({ database }: Context, scopes: readonly string[]): Promise<string | null> {
  const known = new Set((await services(database)).map((service) => service.code));
  return scopes.map(serviceOfScope).find((service) => service !== null && !known.has(service)) ?? null;
}

async function partnerNamed(
  transaction: Transaction,
  { name, createdAt }: { name: string; createdAt: Date },
): Promise<string> {
  const { id } = await transaction.partner.upsert({
    where: { name },
    create: { name, createdAt },
    update: {},
    select: { id: true },
  });
  return id;
}

function randomPrefix(): string {
  const alphabet = "abcdefghijkmnpqrstuvwxyz23456789";
  return [...randomBytes(8)].map((byte) => alphabet.charAt(byte % 32)).join("");
}
