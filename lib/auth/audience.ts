import type { Actor, ApplicantActor, StaffActor } from "../domain/permissions.ts";

/** Who may use an action or route. `anyone` is said aloud, never a default. */
export type Audience = "anyone" | "applicant" | "staff" | "administrator" | "applicant-or-staff";

export type ActorOf<A extends Audience> = {
  anyone: Actor;
  applicant: ApplicantActor;
  staff: StaffActor;
  administrator: StaffActor;
  "applicant-or-staff": ApplicantActor | StaffActor;
}[A];

export type Admission<A extends Audience> =
  | { ok: true; actor: ActorOf<A> }
  | { ok: false; reason: "signed-out" | "not-found" };

/** Whether the actor belongs to the audience. Somebody else who is signed in learns nothing: "not-found". */
export function admit<A extends Audience>(audience: A, actor: Actor): Admission<A> {
  // The switch below is what makes the narrow type true; TypeScript cannot follow it through the generic.
  if (belongs(audience, actor)) return { ok: true, actor: actor as ActorOf<A> };
  return { ok: false, reason: actor.kind === "visitor" ? "signed-out" : "not-found" };
}

function belongs(audience: Audience, actor: Actor): boolean {
  switch (audience) {
    case "anyone":
      return true;
    case "applicant":
    case "staff":
      return actor.kind === audience;
    case "administrator":
      return actor.kind === "staff" && actor.role === "administrator";
    case "applicant-or-staff":
      return actor.kind === "applicant" || actor.kind === "staff";
  }
}
