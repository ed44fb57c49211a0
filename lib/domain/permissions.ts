import type { LocalizedText } from "./localized-text.ts";
import { isClosed, type StageKind, type Status } from "./workflow.ts";

export const roles = ["applicant", "reviewer", "manager", "administrator"] as const;
export type Role = (typeof roles)[number];
export type StaffRole = Exclude<Role, "applicant">;

export type StaffActor = {
  readonly kind: "staff";
  readonly personId: string;
  readonly role: StaffRole;
  readonly departmentId: string | null;
  readonly name: string;
  readonly title: LocalizedText | null;
};
export type ApplicantActor = { readonly kind: "applicant"; readonly personId: string; readonly name: string };
export type Actor =
  | { readonly kind: "visitor" }
  | ApplicantActor
  | StaffActor
  | { readonly kind: "partner"; readonly partnerId: string }
  | { readonly kind: "system" };

/** What can be done to an application that exists. */
export const verbs = [
  "take",
  "hand-over",
  "advance",
  "reject",
  "return",
  "request-correction",
  "answer-correction",
  "withdraw",
] as const;
export type Verb = (typeof verbs)[number];

export type Subject = {
  readonly applicantId: string | null;
  readonly departmentId: string;
  readonly assigneeId: string | null;
  readonly status: Status;
  readonly stageKind: StageKind;
  /** Staff who finished a stage of the present round. */
  readonly reviewerIds: readonly string[];
};

export type PermissionRefusal = "not-found" | "own-case" | "assigned-to-other" | "four-eyes";

const verbsOf: Record<Role | "partner" | "system", readonly Verb[]> = {
  applicant: ["answer-correction", "withdraw"],
  reviewer: ["take", "hand-over", "advance", "reject", "return", "request-correction"],
  manager: ["take", "hand-over", "advance", "reject", "return", "request-correction"],
  administrator: [],
  partner: ["advance", "reject", "return", "request-correction", "answer-correction", "withdraw"],
  system: ["withdraw"],
};

/** Verbs that pass judgement: a second person must make the final one. */
const judging: readonly Verb[] = ["advance", "reject"];

/** Why `actor` may not do `verb` to `subject`; null when allowed. What may not be seen is "not-found". */
export function refusalOf(actor: Actor, verb: Verb, subject: Subject): PermissionRefusal | null {
  switch (actor.kind) {
    case "visitor":
      return "not-found";
    case "applicant":
      return actor.personId === subject.applicantId && verbsOf.applicant.includes(verb) ? null : "not-found";
    case "partner":
      // Who has an account answers for themselves.
      if (verb === "answer-correction" && subject.applicantId !== null) return "not-found";
      return verbsOf.partner.includes(verb) ? null : "not-found";
    case "system":
      return verbsOf.system.includes(verb) ? null : "not-found";
    case "staff":
      return staffRefusal(actor, verb, subject);
  }
}

/** Whether `actor` may open the case page of `subject`. */
export function maySee(
  actor: Actor,
  subject: Pick<Subject, "applicantId" | "departmentId">,
  handledBy: readonly string[],
) {
  switch (actor.kind) {
    case "applicant":
      return actor.personId === subject.applicantId;
    case "staff":
      if (actor.personId === subject.applicantId) return false;
      if (actor.role === "administrator") return true;
      return actor.departmentId !== null && [subject.departmentId, ...handledBy].includes(actor.departmentId);
    case "system":
      return true;
    case "visitor":
    case "partner":
      return false;
  }
}

function staffRefusal(actor: StaffActor, verb: Verb, subject: Subject): PermissionRefusal | null {
  if (!verbsOf[actor.role].includes(verb) || actor.departmentId !== subject.departmentId) return "not-found";
  if (actor.personId === subject.applicantId) return "own-case";
  const takenByOther = subject.assigneeId !== null && subject.assigneeId !== actor.personId;
  if (takenByOther && actor.role === "reviewer") return "assigned-to-other";
  const second = subject.stageKind === "decision" && judging.includes(verb) && !isClosed(subject.status);
  return second && subject.reviewerIds.includes(actor.personId) ? "four-eyes" : null;
}

/** How much of a reviewer an applicant is shown. */
export const reviewerDisplays = ["full-name", "surname-and-title", "department", "hidden"] as const;
export type ReviewerDisplay = (typeof reviewerDisplays)[number];
