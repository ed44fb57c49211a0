import type pg from "pg";
import type { Clock } from "../clock.ts";
import { type ClaimedDelivery, type Mark, markDelivery } from "../db/webhook-queue.ts";
import { covers } from "../domain/scopes.ts";
import {
  retryAfterSeconds,
  retryDelays,
  secondsToNextTry,
  testType,
  type WebhookChannel,
  type WebhookOutcome,
  webhookTypeOf,
} from "../domain/webhooks.ts";
import { openWebhookSecret } from "./webhook-secrets.ts";

export type Delivering = {
  readonly pool: pg.Pool;
  readonly clock: Clock;
  readonly send: WebhookChannel;
  /** 0 to 1, drawn anew each time. */
  readonly jitter: () => number;
  /** Seconds before each further try; those of lib/domain/webhooks unless told otherwise. */
  readonly delays?: readonly number[];
};

/** How long an endpoint may take nothing before it is disabled. */
export const patienceSeconds = 5 * 24 * 60 * 60;

/**
 * Makes one try of a claimed delivery and writes what came of it: delivered, failed until the next try, or dead. False
 * when the claim had run out meanwhile: then nothing is written, and whoever holds it now decides.
 */
export async function deliverWebhook(delivering: Delivering, claimed: ClaimedDelivery): Promise<boolean> {
  return markDelivery(delivering.pool, claimed, { mark: await tried(delivering, claimed), patienceSeconds });
}

async function tried(delivering: Delivering, claimed: ClaimedDelivery): Promise<Mark> {
  const { clock, send } = delivering;
  // What the keys of a partner no longer open is not sent either.
  if (claimed.entry && !covers(claimed.scopes, { area: "applications", verb: "read" }, claimed.entry.service)) {
    return { state: "cancelled", status: null, error: "scope-missing" };
  }
  const { id, url } = claimed;
  const outcome = await send({ id, url, secrets: secretsOf(claimed), body: messageOf(claimed), at: clock.now() });
  return outcome.ok ? { state: "delivered", status: outcome.status } : failure(delivering, claimed, outcome);
}

function failure(
  { clock, jitter, delays = retryDelays }: Delivering,
  { attempts, event }: ClaimedDelivery,
  { status, error, retryAfter }: Extract<WebhookOutcome, { ok: false }>,
): Mark {
  if (error === "gone") return { state: "dead", status, error, gone: true };
  const asked = retryAfterSeconds(retryAfter, clock.now());
  // Somebody waits for the outcome of a test: it is tried once.
  const seconds = event === "test" ? null : secondsToNextTry({ attempts, retryAfter: asked, jitter: jitter(), delays });
  return seconds === null ? { state: "dead", status, error } : { state: "failed", status, error, seconds };
}

function secretsOf({ endpointId, secretCipher, previousCipher }: ClaimedDelivery): string[] {
  const present = openWebhookSecret(secretCipher, endpointId);
  return previousCipher ? [present, openWebhookSecret(previousCipher, endpointId, "previous_cipher")] : [present];
}

/** The same text for every try: history never changes. Nothing about the person. */
export function messageOf({ event, createdAt, entry }: ClaimedDelivery): string {
  if (entry === null || event === "test") {
    return JSON.stringify({ type: testType, timestamp: createdAt.toISOString(), data: {} });
  }
  const { seq, at, number, publicId, service, status, stage } = entry;
  return JSON.stringify({
    type: webhookTypeOf(event),
    timestamp: at,
    data: {
      number,
      application_id: publicId,
      service,
      version: seq,
      event,
      status,
      stage: stage.code,
      stage_name: stage.name,
      at,
    },
  });
}
