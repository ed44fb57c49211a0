import { randomBytes } from "node:crypto";
import { open, seal } from "../crypto.ts";

/** 192 bits, as Standard Webhooks proposes at least, written as it wants secrets to be written. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(24).toString("base64")}`;
}

type Column = "secret_cipher" | "previous_cipher";

export function sealWebhookSecret(secret: string, endpointId: string, column: Column = "secret_cipher") {
  return seal(secret, { table: "webhook_endpoint", column, row: endpointId });
}

export function openWebhookSecret(cipher: Uint8Array, endpointId: string, column: Column = "secret_cipher"): string {
  return open(cipher, { table: "webhook_endpoint", column, row: endpointId });
}
