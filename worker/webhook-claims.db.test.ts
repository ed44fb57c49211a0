import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answers } from "#lib/channels/webhook/testing.ts";
import { claimDeliveries, markDelivery } from "#lib/db/webhook-queue.ts";
import { disableWebhook, enableWebhook, rotateWebhookSecret } from "#lib/operations/change-webhook.ts";
import { deliverWebhook } from "#lib/operations/deliver-webhook.ts";
import { replayDelivery, replaySince, testWebhook } from "#lib/operations/replay-webhook.ts";
import { findViolations } from "#lib/queries/invariants.ts";
import { dataOf, verified, type WebhookBench, webhookBench } from "./webhook-testing.ts";

let bench: WebhookBench;

beforeAll(async () => {
  bench = await webhookBench();
});
afterEach(() => bench.reset());
afterAll(async () => {
  expect(await findViolations(bench.db.owner.pool)).toEqual([]);
  await bench.close();
});

describe("claims", () => {
  const claim = (limit = 100, leaseSeconds = 30) => claimDeliveries(bench.db.pool, { limit, leaseSeconds });

  test("fifty at once get each delivery once", async () => {
    const receiver = await bench.listening();
    const endpoints: { id: string }[] = [];
    for (let count = 0; count < 10; count += 1) endpoints.push(await bench.register(receiver.url));
    for (let count = 0; count < 4; count += 1) await bench.file();
    const delivering = bench.delivering([receiver]);
    const work = Array.from({ length: 50 }, async () => {
      for (const claimed of await claim(3)) await deliverWebhook(delivering, claimed);
    });
    await Promise.all(work);
    while ((await Promise.all((await claim()).map((claimed) => deliverWebhook(delivering, claimed)))).length > 0);
    const ids = receiver.received.map(({ headers }) => headers["webhook-id"]);
    expect([ids.length, new Set(ids).size]).toEqual([40, 40]);
    for (const { id } of endpoints) {
      expect(await bench.deliveries(id)).toMatchObject(Array(4).fill({ state: "delivered", attempts: 1, token: 1 }));
    }
  });

  test("a lost worker's delivery is taken up after its lease, and its late mark changes nothing", async () => {
    const receiver = await bench.listening();
    const endpoint = await bench.register(receiver.url);
    await bench.file();
    const [lost] = await claim(1, 30);
    if (!lost) throw new Error("nothing was claimed");
    expect(await claim()).toEqual([]);
    await bench.sql("UPDATE webhook_delivery SET due_at = now() - interval '1 second' WHERE id = $1", [lost.id]);
    const [taken] = await claim();
    expect(taken).toMatchObject({ id: lost.id, token: lost.token + 1, attempts: 2 });
    const mark = { state: "delivered", status: 200 } as const;
    expect(await markDelivery(bench.db.pool, lost, { mark, patienceSeconds: 1 })).toBe(false);
    expect(await bench.deliveries(endpoint.id)).toMatchObject([{ state: "sending", lastStatus: null }]);
    if (taken) expect(await markDelivery(bench.db.pool, taken, { mark, patienceSeconds: 1 })).toBe(true);
    expect(await markDelivery(bench.db.pool, lost, { mark, patienceSeconds: 1 })).toBe(false);
    expect(await bench.deliveries(endpoint.id)).toMatchObject([{ state: "delivered", token: 2 }]);
  });
});

describe("an entry behind one that is being sent", () => {
  const claim = () => claimDeliveries(bench.db.pool, { limit: 100, leaseSeconds: 30 });

  test("waits for that one alone, not for the end of its lease", async () => {
    const endpoint = await bench.register("https://a.example.org/");
    const { number } = await bench.file();
    const [first] = await claim();
    if (!first) throw new Error("nothing was claimed");
    await bench.advance(number);
    expect(await claim()).toEqual([]);
    const [, second] = await bench.deliveries(endpoint.id);
    // Nobody writes it a second time when the mark and this entry do not see each other.
    expect(second?.secondsAway).toBeLessThanOrEqual(0);
    await markDelivery(bench.db.pool, first, { mark: { state: "delivered", status: 200 }, patienceSeconds: 1 });
    expect(await claim()).toMatchObject([{ id: second?.id }]);
  });

  test("starts with the next try of one that failed", async () => {
    const endpoint = await bench.register("https://a.example.org/");
    const { number } = await bench.file();
    const [first] = await claim();
    if (!first) throw new Error("nothing was claimed");
    const mark = { state: "failed", status: 500, error: "bad-status", seconds: 3600 } as const;
    await markDelivery(bench.db.pool, first, { mark, patienceSeconds: 1 });
    await bench.advance(number);
    const [failed, waiting] = await bench.deliveries(endpoint.id);
    expect(failed?.secondsAway).toBeGreaterThan(3500);
    expect(waiting?.secondsAway).toBeCloseTo(failed?.secondsAway ?? 0, 3);
  });
});

describe("secrets", () => {
  test("both sign during the overlap, the old one not after it", async () => {
    const receiver = await bench.listening();
    const endpoint = await bench.register(receiver.url);
    const operationId = randomUUID();
    const rotate = () => rotateWebhookSecret(bench.partnerOf(endpoint), endpoint, { overlapHours: 24, operationId });
    const rotated = await rotate();
    if (!rotated.ok) throw new Error(rotated.reason);
    expect(await rotate()).toEqual(rotated);
    await bench.file();
    const delivering = bench.delivering([receiver]);
    await bench.pump(delivering, () => receiver.received.length === 1);
    const [during] = receiver.received;
    if (during) for (const secret of [endpoint.secret, rotated.secret]) verified(during, secret);
    await bench.sql("UPDATE webhook_endpoint SET previous_until = now() WHERE id = $1", [endpoint.id]);
    await bench.file();
    await bench.pump(delivering, () => receiver.received.length === 2);
    const [, after] = receiver.received;
    if (!after) throw new Error("nothing arrived");
    verified(after, rotated.secret);
    expect(() => verified(after, endpoint.secret)).toThrow("No matching signature");
  });

  test("are not in the database", async () => {
    const { id, secret } = await bench.register("https://a.example.org/");
    const [row] = await bench.sql(
      "SELECT row_to_json(e)::text AS text, secret_cipher FROM webhook_endpoint e WHERE id = $1",
      [id],
    );
    expect(String(row?.text)).not.toContain(secret.slice(6));
    expect(String(row?.secret_cipher)).not.toContain(secret);
  });
});

describe("replays", () => {
  test("of one delivery keep its id", async () => {
    const receiver = await bench.listening();
    const endpoint = await bench.register(receiver.url);
    await bench.file();
    const delivering = bench.delivering([receiver]);
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    const [row] = await bench.deliveries(endpoint.id);
    expect(await replayDelivery(bench.partnerOf(endpoint), endpoint, row?.id ?? "")).toMatchObject({
      ok: true,
      queued: 1,
    });
    expect(await replayDelivery(bench.partnerOf(endpoint), endpoint, row?.id ?? "")).toMatchObject({
      ok: true,
      queued: 0,
    });
    await bench.pump(delivering, () => receiver.received.length === 2);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(await replayDelivery(bench.partnerOf(endpoint), endpoint, randomUUID())).toMatchObject({
      reason: "not-found",
    });
  });

  test("since a moment bring what was missed while the endpoint was disabled, in order", async () => {
    const receiver = await bench.listening();
    const endpoint = await bench.register(receiver.url);
    const since = new Date();
    const { number } = await bench.file();
    const delivering = bench.delivering([receiver]);
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    await disableWebhook(bench.partnerOf(endpoint), endpoint);
    for (let count = 0; count < 2; count += 1) await bench.advance(number);
    const again = () => replaySince(bench.partnerOf(endpoint), endpoint, { since, after: null });
    expect(await again()).toEqual({ ok: false, reason: "webhook-disabled" });
    await enableWebhook(bench.partnerOf(endpoint), endpoint);
    expect(await again()).toEqual({ ok: true, queued: 3, next: null });
    expect(await again()).toEqual({ ok: true, queued: 0, next: null });
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    expect(dataOf(receiver, endpoint).map(({ version }) => version)).toEqual([1, 1, 2, 3]);
    expect(receiver.received[0]?.headers["webhook-id"]).toBe(receiver.received[1]?.headers["webhook-id"]);
  });
});

test("a test message is tried once and says nothing against the endpoint", async () => {
  const receiver = await bench.listening(answers(500));
  const endpoint = await bench.register(receiver.url);
  const operationId = randomUUID();
  const queue = () => testWebhook(bench.partnerOf(endpoint), endpoint, operationId);
  expect(await queue()).toEqual({ ok: true, deliveryId: operationId });
  expect(await queue()).toEqual({ ok: true, deliveryId: operationId });
  await bench.pump(bench.delivering([receiver]), () => bench.settled(endpoint.id));
  expect(await bench.deliveries(endpoint.id)).toMatchObject([{ id: operationId, state: "dead", attempts: 1 }]);
  const [received] = receiver.received;
  expect(received && verified(received, endpoint.secret)).toMatchObject({ type: "webhook.test", data: {} });
  const failing = "SELECT failing_since AS at FROM webhook_endpoint WHERE id = $1";
  expect(await bench.sql(failing, [endpoint.id])).toEqual([{ at: null }]);
});
