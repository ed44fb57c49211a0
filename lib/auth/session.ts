import { cookies } from "next/headers";
import { cache } from "react";
import { systemClock } from "../clock.ts";
import { database } from "../db/client.ts";
import {
  createSession,
  findSession,
  revokeSession,
  revokeSessionsOf,
  type SessionRow,
  touchSession,
} from "../db/sessions.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import type { Role } from "../domain/permissions.ts";
import { cookieName, cookieOptions } from "./cookies.ts";
import { sessionLimits, sessionState, touchEvery } from "./session-rules.ts";
import { decodeSessionToken, encodeSessionToken } from "./session-token.ts";

/**
 * Signs a person in on this browser: ends the session the browser had, makes a new row and sets the cookie. To be
 * called in a server action or route handler. The cookie ends with the browser, the row at its absolute limit.
 */
export async function startSession(person: { personId: string; role: Role }): Promise<void> {
  const jar = await cookies();
  const before = await sessionIdInCookie();
  const sessionId = await openSession(person, before);
  const token = await encodeSessionToken(sessionId, sessionLimits[person.role].absolute / 1000);
  // Applicants come by links in messages and must arrive signed in; staff never do.
  const sameSite = person.role === "applicant" ? "lax" : "strict";
  jar.set(cookieName("session"), token, cookieOptions({ sameSite }));
}

/** The database half of {@link startSession}; answers the id of the new session. */
export async function openSession(
  { personId, role }: { personId: string; role: Role },
  replaces: string | null = null,
): Promise<string> {
  const now = systemClock.now();
  const expiresAt = new Date(now.getTime() + sessionLimits[role].absolute);
  return inTransaction(database(), async (transaction) => {
    if (replaces !== null) await revokeSession(transaction, replaces, now);
    const sessionId = await createSession(transaction, { personId, now, expiresAt });
    await writeAudit(transaction, { personId, role, action: "session.started", sessionId });
    return sessionId;
  });
}

/** Signs this browser out: the row is dead before the cookie goes. Send {@link clearSiteData} with the answer. */
export async function endSession(): Promise<void> {
  const jar = await cookies();
  const session = await currentSession();
  if (session !== null) await closeSession(session.id);
  jar.set(cookieName("session"), "", cookieOptions({ sameSite: "strict", maxAge: 0 }));
}

/** The database half of {@link endSession}; a session that is over already stays as it is. */
export async function closeSession(id: string): Promise<void> {
  await inTransaction(database(), async (transaction) => {
    const session = await findSession(transaction, id);
    if (session === null || session.revokedAt !== null) return;
    const { personId, role } = session;
    await revokeSession(transaction, id, systemClock.now());
    await writeAudit(transaction, { personId, role, action: "session.ended", sessionId: id });
  });
}

/**
 * What a signed-out browser should forget. Not "cookies": that would also drop the chosen language and the large-type
 * view; the session cookie is expired by name.
 */
export const clearSiteData = '"cache", "storage"';

/** Ends every other session of whoever is signed in; answers how many. */
export async function endOtherSessions(): Promise<number> {
  const session = await currentSession();
  if (session === null) return 0;
  const { id, personId, role } = session;
  return inTransaction(database(), async (transaction) => {
    const count = await revokeSessionsOf(transaction, { personId, except: id, now: systemClock.now() });
    await writeAudit(transaction, { personId, role, action: "session.others-ended", sessionId: id });
    return count;
  });
}

/**
 * The live session of this request, or null. Read from the database once per request; a database that does not answer
 * is an error, never a guess.
 */
export const currentSession = cache(async (): Promise<SessionRow | null> => {
  const id = await sessionIdInCookie();
  return id === null ? null : liveSession(id);
});

/** The session when it is live, marked as seen. */
export async function liveSession(id: string): Promise<SessionRow | null> {
  const now = systemClock.now();
  const session = await findSession(database(), id);
  if (session === null || sessionState(session, now) !== "live") return null;
  if (now.getTime() - session.lastSeenAt.getTime() >= touchEvery) await touchSession(database(), id, now);
  return session;
}

async function sessionIdInCookie(): Promise<string | null> {
  const token = (await cookies()).get(cookieName("session"))?.value;
  return token === undefined || token === "" ? null : decodeSessionToken(token);
}

async function writeAudit(
  transaction: Transaction,
  entry: { personId: string; role: Role; action: string; sessionId: string },
): Promise<void> {
  const actorKind = entry.role === "applicant" ? "applicant" : "staff";
  await transaction.auditEntry.create({
    data: {
      actorKind,
      actorId: entry.personId,
      action: entry.action,
      subjectKind: "session",
      subjectId: entry.sessionId,
      detail: {},
    },
    select: { id: true },
  });
}
