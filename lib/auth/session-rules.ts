import type { SessionRow } from "../db/sessions.ts";
import type { Actor, Role } from "../domain/permissions.ts";

const minute = 60_000;
const hour = 60 * minute;

const staffLimits = { idle: 15 * minute, absolute: 8 * hour };

/** How long a session lives, in milliseconds: without a request, and in all. */
export const sessionLimits: Record<Role, { idle: number; absolute: number }> = {
  applicant: { idle: 30 * minute, absolute: 12 * hour },
  reviewer: staffLimits,
  manager: staffLimits,
  administrator: staffLimits,
};

/** A session is written as seen at most this often, so that reading pages costs no writes. */
export const touchEvery = minute;

export type SessionState = "live" | "revoked" | "deactivated" | "expired" | "idle";

/** Judged by the role the person has now: a change of role changes the limits of sessions that run. */
export function sessionState(session: SessionRow, now: Date): SessionState {
  const limits = sessionLimits[session.role];
  const time = now.getTime();
  if (session.revokedAt !== null) return "revoked";
  if (session.deactivatedAt !== null) return "deactivated";
  if (time >= session.expiresAt.getTime() || time >= session.createdAt.getTime() + limits.absolute) return "expired";
  // The idle limit must not end earlier than promised because of the pause between two writes.
  return time >= session.lastSeenAt.getTime() + limits.idle + touchEvery ? "idle" : "live";
}

export function actorOf(session: SessionRow): Actor {
  const { personId, role, name, title, departmentId } = session;
  if (role === "applicant") return { kind: "applicant", personId, name };
  return { kind: "staff", personId, role, departmentId, name, title };
}
