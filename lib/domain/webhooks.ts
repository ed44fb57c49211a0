import type { Event } from "./workflow.ts";

/**
 * Events that partners can be told of. Taking and handing over are the office's own affair: they change neither status
 * nor stage.
 */
export const webhookEvents = [
  "submitted",
  "stage-completed",
  "approved",
  "rejected",
  "returned",
  "correction-requested",
  "correction-answered",
  "withdrawn",
  "completed",
] as const satisfies readonly Event[];
export type WebhookEvent = (typeof webhookEvents)[number];

/** The `type` of a message: Standard Webhooks allows letters, digits, underscores and full stops. */
export type WebhookType = ReturnType<typeof webhookTypeOf>;
export function webhookTypeOf(event: WebhookEvent): `application.${string}` {
  return `application.${event.replaceAll("-", "_")}`;
}
export const testType = "webhook.test";

/** `queued`, `sending` and `failed` are under way; `failed` waits for the next try. */
export const deliveryStates = ["queued", "sending", "failed", "delivered", "dead", "cancelled"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export const disabledReasons = ["by-partner", "gone", "failing"] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** Why a try was no success; an HTTP status is kept beside it. */
export const deliveryErrors = [
  "target-not-allowed",
  "address-not-allowed",
  "name-not-found",
  "connection-failed",
  "tls-failed",
  "timeout",
  "redirect",
  "bad-status",
  "gone",
  "scope-missing",
  "webhook-disabled",
] as const;
export type DeliveryError = (typeof deliveryErrors)[number];

export type WebhookMessage = {
  /** The same for every try. */
  readonly id: string;
  readonly url: string;
  /** `whsec_…`; two during a rotation, the present one first. */
  readonly secrets: readonly string[];
  readonly body: string;
  readonly at: Date;
};

/** What came of one try. */
export type WebhookOutcome =
  | { readonly ok: true; readonly status: number }
  | {
      readonly ok: false;
      readonly status: number | null;
      readonly error: DeliveryError;
      /** The text of a Retry-After header. */
      readonly retryAfter?: string | undefined;
    };

export type WebhookChannel = (message: WebhookMessage) => Promise<WebhookOutcome>;

/** Endpoints of one partner, removed ones not counted. */
export const mostEndpoints = 20;

const [second, minute, hour] = [1, 60, 3600];

/** Seconds before each further try, as Standard Webhooks proposes: ten tries over 75.6 hours. */
export const retryDelays: readonly number[] = [
  5 * second,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  24 * hour,
];

const longestRetryAfter = 24 * hour;

/**
 * Seconds until the next try after `attempts` tries; null when that was the last one. The receiver may ask for a longer
 * pause, up to a day. `jitter` (0 to 1) only ever lengthens it, by a tenth at most, so that receivers that failed
 * together are not called together.
 */
export function secondsToNextTry(given: {
  readonly attempts: number;
  readonly retryAfter: number | null;
  readonly jitter: number;
  readonly delays?: readonly number[];
}): number | null {
  const { attempts, retryAfter, jitter, delays = retryDelays } = given;
  const planned = delays[attempts - 1];
  if (planned === undefined) return null;
  return Math.max(planned, Math.min(retryAfter ?? 0, longestRetryAfter)) * (1 + jitter / 10);
}

/** The seconds that a Retry-After header asks for, as a number or as a date; null for anything else. */
export function retryAfterSeconds(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const at = /^[A-Z][a-z]{2}, .* GMT$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, (at - now.getTime()) / 1000);
}
