import { constantTimeEqual, lookupHash } from "../crypto.ts";
import { refundLookupAttempt, reserveLookupAttempt } from "../db/attempt-limits.ts";
import { normaliseIdNumber, parseApplicationNumber } from "../domain/identifiers.ts";
import type { Context } from "./context.ts";

export type LookUp = { readonly number: string; readonly idNumber: string; readonly address: string };

/** `no-match` is one answer for an unknown number, a wrong ID number and a number closed to guessing. */
export type LookUpAnswer =
  | { readonly ok: true; readonly applicationId: string }
  | { readonly ok: false; readonly reason: "no-match" }
  | { readonly ok: false; readonly reason: "too-many-from-network"; readonly retryAfterSeconds: number };

/**
 * Finds an application by its number and the ID number it was filed with. Every attempt is counted before it is
 * evaluated, and every miss does the same work, so that neither the answer nor its time tells why.
 */
export async function lookUpApplication(
  context: Pick<Context, "database" | "clock">,
  input: LookUp,
): Promise<LookUpAnswer> {
  const number = parseApplicationNumber(input.number);
  // A number that cannot exist is treated like one that does not: counted under the text that was typed.
  const counted = number ?? `malformed/${input.number.slice(0, 40)}`;
  const attempt = { number: counted, address: input.address };
  const reserved = await reserveLookupAttempt(context.database, attempt, context.clock.now());
  if (!reserved.ok && reserved.reason === "network-limited") {
    return { ok: false, reason: "too-many-from-network", retryAfterSeconds: reserved.retryAfterSeconds };
  }
  const hash = lookupHash({ number: counted, idNumber: normaliseIdNumber(input.idNumber) });
  const row = await context.database.application.findUnique({
    where: { number: counted },
    select: { id: true, lookupHash: true },
  });
  const matches = constantTimeEqual(hash, row?.lookupHash ?? noHash);
  if (!reserved.ok || !row || !matches) return { ok: false, reason: "no-match" };
  await refundLookupAttempt(context.database, attempt, context.clock.now());
  return { ok: true, applicationId: row.id };
}

const noHash = new Uint8Array(32);
