import { keyedDigest } from "../crypto.ts";
import { refundSignInAttempt, reserveSignInAttempt } from "../db/attempt-limits.ts";
import type { Database } from "../db/transaction.ts";
import type { Role } from "../domain/permissions.ts";
import { verifyPassword } from "../passwords.ts";
import { type Login, parseLogin } from "../schemas/login.ts";

export type Verified = { ok: true; personId: string; role: Role };
export type NotVerified =
  | { ok: false; reason: "wrong-login" | "busy" }
  | { ok: false; reason: "too-many-attempts"; retryAfterSeconds: number };

/**
 * Checks a login and a password. Limits come before the hash, so that a flood costs counters and not memory; an
 * unknown or closed account gets the same work and the same answer as a wrong password.
 */
export async function verifyCredentials(
  database: Database,
  given: { login: string; password: string; address: string; device: string | null; now: Date },
): Promise<Verified | NotVerified> {
  const attempt = { account: accountKey(given.login), address: given.address, device: given.device };
  const reserved = await reserveSignInAttempt(database, attempt, given.now);
  if (!reserved.ok) {
    return { ok: false, reason: "too-many-attempts", retryAfterSeconds: reserved.retryAfterSeconds };
  }
  const person = await findPerson(database, parseLogin(given.login));
  const answer = await verifyPassword({ password: given.password, hash: person?.passwordHash ?? null });
  if (answer === "busy") {
    await refundSignInAttempt(database, attempt, given.now);
    return { ok: false, reason: "busy" };
  }
  if (answer === "mismatch" || person === null) return { ok: false, reason: "wrong-login" };
  await refundSignInAttempt(database, attempt, given.now);
  return { ok: true, personId: person.id, role: person.role as Role };
}

/** Names an account in counters and cookies without showing the address or number it belongs to. */
export function accountKey(login: string): string {
  const parsed = parseLogin(login);
  const account = parsed === null ? login : parsed.kind === "email" ? parsed.email : parsed.mobile;
  return keyedDigest(account, "account");
}

async function findPerson(database: Database, login: Login | null) {
  // A login of neither kind still asks the database, for the same time.
  const where =
    login === null ? { email: "" } : login.kind === "email" ? { email: login.email } : { mobile: login.mobile };
  return database.person.findFirst({
    where: { ...where, deactivatedAt: null },
    select: { id: true, role: true, passwordHash: true },
  });
}
