import { notFound, redirect } from "next/navigation";
import type { Actor, ApplicantActor, StaffActor } from "../domain/permissions.ts";
import { currentSession } from "./session.ts";
import { actorOf } from "./session-rules.ts";

/** Who asks, as the database knows them now. Every guard starts here. */
export async function currentActor(): Promise<Actor> {
  const session = await currentSession();
  return session === null ? { kind: "visitor" } : actorOf(session);
}

/**
 * For pages of the personal centre: the applicant, or off to the sign-in page and back to `returnTo` (a path of this
 * site). Whoever is signed in as somebody else sees the same as for a page that does not exist.
 */
export async function requireApplicant(returnTo: string): Promise<ApplicantActor> {
  const actor = await currentActor();
  if (actor.kind === "applicant") return actor;
  return turnAway(actor, returnTo);
}

/** Like {@link requireApplicant}, for pages of any member of staff. */
export async function requireStaff(returnTo: string): Promise<StaffActor> {
  const actor = await currentActor();
  if (actor.kind === "staff") return actor;
  return turnAway(actor, returnTo);
}

/** Like {@link requireApplicant}, for pages of administrators. */
export async function requireAdministrator(returnTo: string): Promise<StaffActor & { role: "administrator" }> {
  const actor = await currentActor();
  if (isAdministrator(actor)) return actor;
  return turnAway(actor, returnTo);
}

export function isAdministrator(actor: Actor): actor is StaffActor & { role: "administrator" } {
  return actor.kind === "staff" && actor.role === "administrator";
}

function turnAway(actor: Actor, returnTo: string): never {
  if (actor.kind === "visitor") redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
  notFound();
}
