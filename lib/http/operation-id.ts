import { randomUUID } from "node:crypto";

/** The hidden field of every form that changes something. Its schema is `operationId` in lib/schemas/commands. */
export const operationIdField = "operationId";

/** Made when a form is rendered: sent twice, the form is one request. */
export function newOperationId(): string {
  return randomUUID();
}
