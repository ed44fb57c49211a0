import { sealTicket } from "#lib/crypto.ts";
import { readKeys } from "#lib/keys.ts";

/** A look-up grant sealed with the keys of the server under test, for any application and any end. */
export function grantTicket(applicationId: string, expiresAt: number): string {
  const keys = readKeys({ dataDir: process.env.E2E_DATA_DIR ?? "" });
  if (keys === null) throw new Error("the server under test has no keys");
  return sealTicket(JSON.stringify([applicationId, expiresAt]), "lookup-grant", keys);
}
