import type { KeyProblem } from "../auth/api-key.ts";
import type { FileRefusal } from "../domain/file-refusals.ts";
import type { RefusalReason } from "../domain/refusals.ts";

/** What only the API refuses. Words for each are in lib/text, area `api`. */
export const ownReasons = [
  "scope-missing",
  "too-many-requests",
  "body-malformed",
  "body-too-large",
  "body-type-not-supported",
  "method-not-allowed",
  "input-has-problems",
  "no-such-address",
  "idempotency-key-malformed",
  "idempotency-key-in-use",
  "idempotency-key-used",
  "unknown-service",
  "unknown-status",
  "status-not-allowed-now",
  "notes-needed",
  "target-not-allowed",
  "webhook-disabled",
  "too-many-webhooks",
  "unavailable",
  "failed",
] as const;
export type OwnReason = (typeof ownReasons)[number];

export type ApiReason =
  | OwnReason
  | KeyProblem
  | RefusalReason
  | FileRefusal
  | "busy"
  | "too-many-attempts"
  | "unknown-material";

/** The HTTP status of each reason. */
export const statusOf: Record<ApiReason, number> = {
  "key-missing": 401,
  "key-unknown": 401,
  "key-expired": 401,
  "key-revoked": 401,
  "partner-disabled": 401,
  "address-not-allowed": 403,
  "scope-missing": 403,
  "too-many-requests": 429,
  "body-malformed": 400,
  "body-too-large": 413,
  "body-type-not-supported": 415,
  "method-not-allowed": 405,
  "input-has-problems": 422,
  "no-such-address": 404,
  "idempotency-key-malformed": 400,
  "idempotency-key-in-use": 409,
  "idempotency-key-used": 422,
  "unknown-service": 422,
  "unknown-status": 422,
  "status-not-allowed-now": 409,
  "notes-needed": 422,
  "target-not-allowed": 422,
  "webhook-disabled": 409,
  "too-many-webhooks": 409,
  unavailable: 503,
  failed: 500,
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
  busy: 503,
  "too-many-attempts": 429,
  "unknown-material": 422,
  "file-missing": 422,
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
  // A full disk is our trouble and passes: the sender is asked to come again.
  "storage-full": 503,
};
