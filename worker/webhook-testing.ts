import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { type ApiBench, apiBench } from "#lib/api/testing.ts";
import { messageShape } from "#lib/api/v1/webhook-document.ts";
import { channelTo, givenReceiver, type Received, type Receiver, type Reply } from "#lib/channels/webhook/testing.ts";
import { cancelClosedDeliveries } from "#lib/db/webhook-queue.ts";
import { type WebhookEvent, webhookEvents } from "#lib/domain/webhooks.ts";
import type { Context } from "#lib/operations/context.ts";
import type { Delivering } from "#lib/operations/deliver-webhook.ts";
import { registerWebhook } from "#lib/operations/register-webhook.ts";
import { type GivenService, givenApplication } from "#prisma/seed/factories.ts";
import { type PumpPace, startWebhookPump } from "./webhook-pump.ts";

export type Endpoint = { readonly id: string; readonly partnerId: string; readonly secret: string };
export type DeliveryRow = {
  readonly id: string;
  readonly seq: number;
  readonly state: string;
  readonly attempts: number;
  readonly token: number;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly applicationId: string;
  readonly secondsAway: number;
};

/** The API with two services, and what tests of webhooks do over and over. */
export type WebhookBench = ApiBench & {
  register(
    url: string,
    given?: { scopes?: readonly string[]; events?: readonly WebhookEvent[]; partnerId?: string },
  ): Promise<Endpoint>;
  file(service?: GivenService): Promise<{ id: string; number: string }>;
  /** Finishes the present stage, by the API. */
  advance(number: string): Promise<void>;
  delivering(receivers: readonly Receiver[], given?: Partial<Delivering>): Delivering;
  /** Runs the pump until `done` says so, ten seconds at most. */
  pump(delivering: Delivering, done: () => boolean | Promise<boolean>, pace?: Partial<PumpPace>): Promise<void>;
  deliveries(endpointId: string): Promise<DeliveryRow[]>;
  /** Whether nothing is under way for the endpoint. */
  settled(endpointId: string): Promise<boolean>;
  /** A receiver that {@link WebhookBench.reset} closes. */
  listening(reply?: Reply): Promise<Receiver>;
  /** For operations of the endpoint's partner. */
  partnerOf(endpoint: Endpoint): Context;
  /** Takes all endpoints and receivers away, between tests. */
  reset(): Promise<void>;
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
};

export async function webhookBench(): Promise<WebhookBench> {
  const bench = await apiBench();
  const { db, world } = bench;
  const first = await bench.newKey();
  const sql: WebhookBench["sql"] = async (text, values = []) => (await db.owner.pool.query(text, [...values])).rows;
  const register: WebhookBench["register"] = async (url, given = {}) => {
    const { scopes = ["*"], events = webhookEvents, partnerId = first.partnerId } = given;
    const context = { ...world, actor: { kind: "partner", partnerId } as const };
    const made = await registerWebhook(
      context,
      { partnerId, url, scopes, events, operationId: randomUUID() },
      () => true,
    );
    if (!made.ok) throw new Error(made.reason);
    return { id: made.id, partnerId, secret: made.secret };
  };
  const advance: WebhookBench["advance"] = async (number) => {
    const { version } = await db.database.application.findUniqueOrThrow({ where: { number } });
    const path = `/api/v1/applications/${number}/transitions`;
    const answer = await bench.send("POST", path, { body: { verb: "advance", version } });
    if (answer.status !== 200) throw new Error(await answer.text());
  };
  const deliveries: WebhookBench["deliveries"] = async (endpointId) => {
    const rows = await sql(
      `SELECT id, seq, state, attempts, token, last_status AS "lastStatus", last_error AS "lastError",
         application_id AS "applicationId", extract(epoch FROM due_at - now())::float8 AS "secondsAway"
       FROM webhook_delivery WHERE endpoint_id = $1 ORDER BY created_at, application_id, seq`,
      [endpointId],
    );
    return rows as DeliveryRow[];
  };
  const { listening, closeAll } = manyReceivers();
  return {
    ...bench,
    sql,
    listening,
    partnerOf: ({ partnerId }) => ({ ...world, actor: { kind: "partner", partnerId } }),
    async reset() {
      await sql("UPDATE webhook_endpoint SET removed_at = now() WHERE removed_at IS NULL");
      while ((await cancelClosedDeliveries(db.pool)) > 0);
      await closeAll();
    },
    register,
    advance,
    deliveries,
    file: (service = bench.research) => givenApplication(world, { service }),
    delivering: (receivers, given = {}) => ({
      pool: db.pool,
      clock: world.clock,
      send: channelTo(receivers),
      jitter: () => 0,
      ...given,
    }),
    pump,
    settled: async (endpointId) =>
      (await deliveries(endpointId)).every(({ state }) => ["delivered", "dead", "cancelled"].includes(state)),
  };
}

function manyReceivers() {
  const receivers: Receiver[] = [];
  return {
    async listening(reply?: Reply): Promise<Receiver> {
      const receiver = await givenReceiver(reply);
      receivers.push(receiver);
      return receiver;
    },
    closeAll: () => Promise.all(receivers.splice(0).map((receiver) => receiver.close())),
  };
}

const pump: WebhookBench["pump"] = async (delivering, done, pace = {}) => {
  const running = startWebhookPump(delivering, { pauseMilliseconds: 20, ...pace });
  try {
    await until(done);
  } finally {
    await running.stop();
  }
};

export async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = performance.now() + 10_000; !(await done()); await sleep(20)) {
    if (performance.now() > deadline) throw new Error("it did not come about within ten seconds");
  }
}

type Message = { type: string; timestamp: string; data: Record<string, unknown> };

/**
 * The message, if the independent verifier takes its signature for one made with `secret`, and if it is as the document
 * describes messages.
 */
export function verified({ body, headers }: Received, secret: string): Message {
  const message = new Webhook(secret).verify(body, headers as Record<string, string>);
  return messageShape.parse(message);
}

/** What the messages of one endpoint say, all verified. */
export function dataOf(receiver: Receiver, { secret }: Endpoint): Message["data"][] {
  return receiver.received.map((received) => verified(received, secret).data);
}
