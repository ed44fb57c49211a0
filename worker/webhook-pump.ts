import { setTimeout as sleep } from "node:timers/promises";
import { cancelClosedDeliveries, claimDeliveries } from "#lib/db/webhook-queue.ts";
import { log } from "#lib/log.ts";
import { type Delivering, deliverWebhook } from "#lib/operations/deliver-webhook.ts";

export type Pump = {
  /** Claims no more and waits for what is under way; what does not end in time is taken up again after its lease. */
  stop(): Promise<void>;
};

export type PumpPace = {
  /** Longer than a try can take. */
  readonly leaseSeconds: number;
  readonly atOnce: number;
  readonly pauseMilliseconds: number;
  readonly sweepMilliseconds: number;
};

const usualPace: PumpPace = { leaseSeconds: 30, atOnce: 64, pauseMilliseconds: 500, sweepMilliseconds: 10_000 };
const pauseAfterOutage = 3000;

/**
 * Sends webhooks for as long as the process lives: claims as many as there is room for, never waits for one to claim
 * others, and asks again as soon as one has ended. While nothing is due it asks twice a second, which costs the database
 * less than a notice in every transaction would.
 */
export function startWebhookPump(delivering: Delivering, given: Partial<PumpPace> = {}): Pump {
  const pace = { ...usualPace, ...given };
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();
  let wake = new AbortController();
  let sweptAt = performance.now();

  async function fill(): Promise<number> {
    const limit = pace.atOnce - underWay.size;
    if (limit <= 0) return 0;
    const claimed = await claimDeliveries(delivering.pool, { limit, leaseSeconds: pace.leaseSeconds });
    for (const delivery of claimed) {
      const work = deliverWebhook(delivering, delivery)
        .then(() => {})
        // The lease runs out and the delivery is tried again.
        .catch((error: unknown) => log().error({ error, operation: "deliver webhook" }, "a try could not be noted"))
        .finally(() => {
          underWay.delete(work);
          wake.abort();
        });
      underWay.add(work);
    }
    return claimed.length;
  }

  async function sweep(): Promise<void> {
    if (performance.now() - sweptAt < pace.sweepMilliseconds) return;
    sweptAt = performance.now();
    await cancelClosedDeliveries(delivering.pool);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      wake = new AbortController();
      const claimed = await fill().catch(outage);
      await sweep().catch(outage);
      if (claimed === 0) await rest(pace.pauseMilliseconds);
      if (claimed === null) await rest(pauseAfterOutage);
    }
    await Promise.allSettled(underWay);
  }

  function rest(milliseconds: number): Promise<unknown> {
    return sleep(milliseconds, undefined, { signal: wake.signal }).catch(() => {});
  }

  const running = run();
  return {
    async stop() {
      stopping.abort();
      wake.abort();
      await running;
    },
  };
}

function outage(error: unknown): null {
  log().error({ error, operation: "webhooks" }, "the queue of webhooks could not be read");
  return null;
}
