import type { Clock } from "../clock.ts";
import { type Database, inTransaction, isDuplicate } from "../db/transaction.ts";
import { hashPassword } from "../passwords.ts";
import { parseLogin } from "../schemas/login.ts";
import { type PasswordWeakness, passwordWeakness } from "../schemas/password.ts";
import { recordAudit } from "./context.ts";

export type Created = { ok: true; personId: string };
export type NotCreated = { ok: false; reason: "bad-login" | "taken" | "busy" | PasswordWeakness };

/** The first way into a new installation: an administrator made at the operator's command line. */
export async function createAdministrator(
  { database, clock }: { database: Database; clock: Clock },
  input: { login: string; name: string; password: string },
): Promise<Created | NotCreated> {
  const login = parseLogin(input.login);
  if (login === null) return { ok: false, reason: "bad-login" };
  const weakness = passwordWeakness(input);
  if (weakness !== null) return { ok: false, reason: weakness };
  const hashed = await hashPassword(input.password);
  if (!hashed.ok) return { ok: false, reason: "busy" };
  const contact = login.kind === "email" ? { email: login.email } : { mobile: login.mobile };
  const createdAt = clock.now();
  const data = { ...contact, role: "administrator", name: input.name, passwordHash: hashed.hash, createdAt };
  try {
    return await inTransaction(database, async (transaction) => {
      const { id } = await transaction.person.create({ data, select: { id: true } });
      await recordAudit(transaction, {
        actor: { kind: "system" },
        action: "person.administrator-created",
        subject: { kind: "person", id },
      });
      return { ok: true, personId: id };
    });
  } catch (error) {
    if (isDuplicate(error)) return { ok: false, reason: "taken" };
    throw error;
  }
}
