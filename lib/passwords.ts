import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { makeTurns } from "./turns.ts";

/** OWASP's parameters for argon2id: 19 MiB, two passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs on libuv's four threads, which files and DNS need too. Two at a time leave room for them, and a queue
// that is full answers "busy" at once instead of growing under a flood.
const inTurn = makeTurns({ atOnce: 2, mayWait: 64 });

/** Hashes a password; `busy` when too many others wait. */
export async function hashPassword(
  password: string,
): Promise<{ ok: true; hash: string } | { ok: false; reason: "busy" }> {
  const done = await inTurn(() => hash(normalForm(password), parameters));
  return done === "busy" ? { ok: false, reason: "busy" } : { ok: true, hash: done };
}

/**
 * Whether the password belongs to the hash. With `hash: null` (no such account) the same work is done against a hash
 * that nothing matches, so that time does not tell whether an account exists.
 */
export async function verifyPassword(given: {
  password: string;
  hash: string | null;
}): Promise<"match" | "mismatch" | "busy"> {
  const dummy = await unmatchable();
  const known = given.hash ?? dummy;
  const matches = await inTurn(() => verify(known, normalForm(given.password)));
  if (matches === "busy") return "busy";
  return matches && given.hash !== null ? "match" : "mismatch";
}

let unmatchableHash: Promise<string> | undefined;

function unmatchable(): Promise<string> {
  unmatchableHash ??= hash(randomBytes(32), parameters);
  return unmatchableHash;
}

/** The same password typed on another keyboard (full-width digits, composed accents) is the same password. */
function normalForm(password: string): string {
  return password.normalize("NFKC");
}
