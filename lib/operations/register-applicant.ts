import type { z } from "zod";
import { reserveRegistration } from "../db/attempt-limits.ts";
import { type Database, inTransaction, isDuplicate } from "../db/transaction.ts";
import type { Locale } from "../domain/localized-text.ts";
import { hashPassword } from "../passwords.ts";
import type { registerInput } from "../schemas/accounts.ts";
import { parseLogin } from "../schemas/login.ts";
import { type Context, recordAudit } from "./context.ts";

export type Registered = { readonly ok: true; readonly personId: string };
export type NotRegistered =
  | { readonly ok: false; readonly reason: "cannot-register" | "busy" }
  | { readonly ok: false; readonly reason: "too-many-attempts"; readonly retryAfterSeconds: number };

/**
 * Opens an account for an applicant. The password is hashed before the database is asked, so that a login that exists
 * costs the same time, and its refusal names no cause. Without a channel to prove an address, somebody who tries can
 * still tell a new account from a refusal; the limits per network keep that slow.
 */
export async function registerApplicant(
  context: Context,
  input: z.output<typeof registerInput>,
  from: { readonly address: string; readonly locale: Locale },
): Promise<Registered | NotRegistered> {
  const login = parseLogin(input.login);
  if (login === null) throw new Error("the schema lets no other login through");
  const now = context.clock.now();
  const reserved = await reserveRegistration(context.database, from.address, now);
  if (!reserved.ok) {
    return { ok: false, reason: "too-many-attempts", retryAfterSeconds: reserved.retryAfterSeconds };
  }
  const hashed = await hashPassword(input.password);
  if (!hashed.ok) return hashed;
  const contact = login.kind === "email" ? { email: login.email } : { mobile: login.mobile };
  const person = { ...contact, name: input.name, locale: from.locale, passwordHash: hashed.hash, createdAt: now };
  try {
    return { ok: true, personId: await addPerson(context.database, person) };
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "cannot-register" };
    throw error;
  }
}

type NewPerson = {
  email?: string;
  mobile?: string;
  name: string;
  locale: Locale;
  passwordHash: string;
  createdAt: Date;
};

async function addPerson(database: Database, person: NewPerson): Promise<string> {
  return inTransaction(database, async (transaction) => {
    const { id } = await transaction.person.create({ data: { ...person, role: "applicant" }, select: { id: true } });
    const actor = { kind: "applicant", personId: id, name: person.name } as const;
    await recordAudit(transaction, { actor, action: "person.registered", subject: { kind: "person", id } });
    return id;
  });
}
