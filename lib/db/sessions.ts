import type { LocalizedText } from "../domain/localized-text.ts";
import type { Role } from "../domain/permissions.ts";
import type { Database, Transaction } from "./transaction.ts";

/** A session with the person it belongs to, as both are now. */
export type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  revokedAt: Date | null;
  personId: string;
  role: Role;
  name: string;
  title: LocalizedText | null;
  departmentId: string | null;
  deactivatedAt: Date | null;
};

/** One statement, because every request of a signed-in person runs it. */
export async function findSession(database: Database | Transaction, id: string): Promise<SessionRow | null> {
  const rows = await database.$queryRaw<SessionRow[]>`
    select s.id::text as "id", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
      s.revoked_at as "revokedAt", p.id::text as "personId", p.role, p.name, p.title,
      p.department_id::text as "departmentId", p.deactivated_at as "deactivatedAt"
    from session s join person p on p.id = s.person_id where s.id = ${id}::uuid`;
  return rows[0] ?? null;
}

export async function createSession(
  transaction: Transaction,
  { personId, now, expiresAt }: { personId: string; now: Date; expiresAt: Date },
): Promise<string> {
  const row = await transaction.session.create({
    data: { personId, createdAt: now, lastSeenAt: now, expiresAt },
    select: { id: true },
  });
  return row.id;
}

/** Moves the idle limit. A session that was ended meanwhile stays as it is. */
export async function touchSession(database: Database, id: string, now: Date): Promise<void> {
  await database.session.updateMany({
    where: { id, revokedAt: null, lastSeenAt: { lt: now } },
    data: { lastSeenAt: now },
  });
}

export async function revokeSession(transaction: Transaction, id: string, now: Date): Promise<void> {
  await transaction.session.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: now } });
}

/** Ends every session of a person, at their next request, except the one named. Answers how many. */
export async function revokeSessionsOf(
  transaction: Transaction,
  { personId, except, now }: { personId: string; except?: string; now: Date },
): Promise<number> {
  const others = except === undefined ? {} : { id: { not: except } };
  const { count } = await transaction.session.updateMany({
    where: { personId, revokedAt: null, ...others },
    data: { revokedAt: now },
  });
  return count;
}

/** Removes rows that have been over for a month; the worker calls it now and then. */
export async function forgetPastSessions(database: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000);
  const { count } = await database.session.deleteMany({ where: { expiresAt: { lt: before } } });
  return count;
}
