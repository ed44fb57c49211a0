import type { AccessRefusal } from "../domain/access-refusals.ts";
import type { FileRefusal } from "../domain/file-refusals.ts";
import type { NewerEntry, RefusalReason } from "../domain/refusals.ts";
import type { Event } from "../domain/workflow.ts";

/** Every reason with which anything in the portal is refused. Words for each are in lib/text. */
export type Reason = RefusalReason | AccessRefusal | FileRefusal;

/** A refusal on its way to a person or a program, with what it carries beside the reason. */
export type Refusal = {
  readonly ok: false;
  readonly reason: Reason;
  readonly allowed?: readonly Event[];
  readonly newer?: NewerEntry;
  readonly retryAfterSeconds?: number;
};

/** The HTTP status of each reason. */
export const statusOf: Record<Reason, number> = {
  "not-found": 404,
  "own-case": 403,
  "assigned-to-other": 409,
  "four-eyes": 403,
  "not-allowed-now": 409,
  "already-closed": 409,
  "already-yours": 409,
  "unknown-stage": 422,
  "nothing-to-correct": 422,
  "reason-needed": 422,
  "stale-version": 409,
  "other-request-with-this-id": 422,
  "service-closed": 409,
  "draft-incomplete": 422,
  "draft-already-filed": 409,
  "person-not-available": 409,
  "reveal-quota-used": 429,
  "wrong-login": 401,
  "too-many-attempts": 429,
  "no-match": 404,
  "too-many-from-network": 429,
  busy: 503,
  "cannot-register": 409,
  "signed-out": 401,
  "foreign-origin": 403,
  malformed: 400,
  "form-has-problems": 422,
  unavailable: 503,
  "file-missing": 400,
  "file-empty": 422,
  "file-too-large": 413,
  "file-kind-not-allowed": 415,
  "file-kind-differs": 415,
  "file-damaged": 422,
  "file-encrypted": 422,
  "image-too-large": 422,
  "file-infected": 422,
  "too-many-files": 409,
  "draft-full": 409,
  "upload-broken": 400,
  "storage-full": 507,
};

export function isReason(text: string): text is Reason {
  return Object.hasOwn(statusOf, text);
}
