import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";
import { installedKeys } from "./installed-keys.ts";
import type { Keys } from "./keys.ts";

/** Where a sealed value lives. A value moved to another row, column or table does not open there. */
export type SealPlace = { table: string; column: string; row: string };

const format = 1;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals a text with AES-256-GCM under the current key: format byte, length and name of the key, random 96-bit nonce,
 * tag, cipher text.
 */
export function seal(text: string, place: SealPlace, keys: Keys = installedKeys()): Uint8Array<ArrayBuffer> {
  const id = keys.seal.current;
  const header = Buffer.concat([Buffer.from([format, id.length]), Buffer.from(id, "ascii")]);
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", sealKey(keys, id), nonce).setAAD(associatedData(place));
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([header, nonce, cipher.getAuthTag(), body]));
}

/** The text that {@link seal} closed. Throws on a wrong place, an unknown key or a changed byte: never a guess. */
export function open(sealed: Uint8Array, place: SealPlace, keys: Keys = installedKeys()): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== format) throw new Error("A sealed value has an unknown format.");
  const start = 2 + (bytes[1] ?? 0);
  const key = sealKey(keys, bytes.toString("ascii", 2, start));
  const nonce = bytes.subarray(start, start + nonceBytes);
  const tag = bytes.subarray(start + nonceBytes, start + nonceBytes + tagBytes);
  const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
    .setAAD(associatedData(place))
    .setAuthTag(tag);
  return decipher.update(bytes.subarray(start + nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
}

/**
 * The look-up index: HMAC-SHA256 over the application number and the ID number, both already in the normal form of
 * lib/domain/identifiers. Bound to the number, so that two applications of one person look unrelated in a dump.
 */
export function lookupHash(
  subject: { number: string; idNumber: string },
  keys: Keys = installedKeys(),
): Uint8Array<ArrayBuffer> {
  const text = `lookup|${subject.number}|${subject.idNumber}`;
  return Uint8Array.from(createHmac("sha256", keys.lookup).update(text, "utf8").digest());
}

/** A stable name for a value that shows nothing of it, for counters and cookies. */
export function keyedDigest(value: string, purpose: "account", keys: Keys = installedKeys()): string {
  return createHmac("sha256", ticketKey(keys, purpose)).update(value, "utf8").digest("base64url").slice(0, 22);
}

/** Compares without telling by time where two values differ. */
export function constantTimeEqual(left: Uint8Array, right: Uint8Array): boolean {
  // Digests of equal length are compared, so that lengths do not show either.
  const digest = (bytes: Uint8Array) => hash("sha256", bytes, "buffer");
  return timingSafeEqual(digest(left), digest(right)) && left.length === right.length;
}

/** The same for two SHA-256 digests, whose length everybody knows. */
export function sameDigest(left: Uint8Array, right: Uint8Array): boolean {
  return timingSafeEqual(left, right);
}

/** How the secret of a partner's key is stored: 256 random bits need no slow hash. */
export function hashOfSecret(secret: string): Uint8Array<ArrayBuffer> {
  return hash("sha256", secret, "buffer");
}

/** Names of the values that travel in sealed cookies; each has its own derived key. */
export type TicketPurpose = "lookup-grant" | "known-device" | "kept-answer";

/** Closes a small value into URL-safe text that shows nothing and cannot be changed. */
export function sealTicket(value: string, purpose: TicketPurpose, keys: Keys = installedKeys()): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", ticketKey(keys, purpose), nonce);
  const body = Buffer.concat([cipher.update(value, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** The value of {@link sealTicket}, or null for anything that this installation did not make for this purpose. */
export function openTicket(ticket: string, purpose: TicketPurpose, keys: Keys = installedKeys()): string | null {
  const bytes = Buffer.from(ticket, "base64url");
  if (bytes.length < nonceBytes + tagBytes) return null;
  const decipher = createDecipheriv("aes-256-gcm", ticketKey(keys, purpose), bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  }).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
  try {
    return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    // The only failure left is a tag that does not match: a forged or outdated ticket, which is an expected answer.
    return null;
  }
}

function sealKey(keys: Keys, id: string): Buffer {
  const key = Object.hasOwn(keys.seal.keys, id) ? keys.seal.keys[id] : undefined;
  if (key === undefined) throw new Error(`A value is sealed under the key "${id}", which the key file does not have.`);
  return key;
}

function associatedData({ table, column, row }: SealPlace): Buffer {
  if (`${table}${column}${row}`.includes("|")) throw new Error("A place must not contain the separator.");
  return Buffer.from(`${table}|${column}|${row}`, "utf8");
}

function ticketKey(keys: Keys, purpose: TicketPurpose | "account"): Buffer {
  return Buffer.from(hkdfSync("sha256", keys.grant, "", purpose, 32));
}
