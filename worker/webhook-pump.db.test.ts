import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { answers, drops, hangs, inTurn, type Receiver } from "#lib/channels/webhook/testing.ts";
import { inTransaction } from "#lib/db/transaction.ts";
import { cancelClosedDeliveries } from "#lib/db/webhook-queue.ts";
import { disableWebhook, removeWebhook } from "#lib/operations/change-webhook.ts";
import { findViolations } from "#lib/queries/invariants.ts";
import { dataOf, type Endpoint, verified, type WebhookBench, webhookBench } from "./webhook-testing.ts";

let bench: WebhookBench;

beforeAll(async () => {
  bench = await webhookBench();
});
afterEach(() => bench.reset());
afterAll(async () => {
  expect(await findViolations(bench.db.owner.pool)).toEqual([]);
  await bench.close();
});

/** Ten tries within a second. */
const soon = Array.from({ length: 9 }, () => 0.02);
const nullsFirst = (a: string | null, b: string | null) => (a ?? "").localeCompare(b ?? "");

describe("history queues", () => {
  test("one delivery for each endpoint that wants the entry, and none for others", async () => {
    const all = await bench.register("https://a.example.org/");
    const onlyVisa = await bench.register("https://b.example.org/", { scopes: ["visa:applications:read"] });
    const onlyCompleted = await bench.register("https://c.example.org/", { events: ["stage-completed"] });
    const disabled = await bench.register("https://d.example.org/");
    await disableWebhook(bench.partnerOf(disabled), disabled);
    const removed = await bench.register("https://e.example.org/");
    await removeWebhook(bench.partnerOf(removed), removed);
    const { number } = await bench.file();
    await bench.advance(number);
    await bench.file(bench.visa);
    const seqs = async ({ id }: Endpoint) => (await bench.deliveries(id)).map(({ seq }) => seq).sort();
    expect(await seqs(all)).toEqual([1, 1, 2]);
    expect(await seqs(onlyVisa)).toEqual([1]);
    expect(await seqs(onlyCompleted)).toEqual([2]);
    expect([await seqs(disabled), await seqs(removed)]).toEqual([[], []]);
  });

  test("nothing where the entry is not kept, and nothing without an entry", async () => {
    const endpoint = await bench.register("https://a.example.org/");
    const { id } = await bench.file();
    const before = await bench.deliveries(endpoint.id);
    const undone = inTransaction(bench.db.database, async (transaction) => {
      await transaction.$executeRaw`UPDATE application SET version = 2 WHERE id = ${id}::uuid`;
      await transaction.$executeRaw`INSERT INTO history_entry (application_id, seq, event, at, from_status, to_status,
        from_stage_id, to_stage_id, actor_kind, detail, operation_id) SELECT application_id, 2, 'withdrawn', now(),
        to_status, to_status, to_stage_id, to_stage_id, 'system', '{}', ${randomUUID()}::uuid
        FROM history_entry WHERE application_id = ${id}::uuid`;
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await bench.deliveries(endpoint.id)).toHaveLength(before.length);
    const invented = `INSERT INTO webhook_delivery (id, endpoint_id, application_id, seq, event, state)
      VALUES (gen_random_uuid(), $1, $2, 9, 'submitted', 'queued')`;
    await expect(bench.sql(invented, [endpoint.id, id])).rejects.toMatchObject({ code: "23503" });
    const twice = invented.replace("9", "1");
    await expect(bench.sql(twice, [endpoint.id, id])).rejects.toMatchObject({ code: "23505" });
  });
});

describe("a delivery", () => {
  test("says where the application stands and nothing about the person", async () => {
    const receiver = await bench.listening();
    const endpoint = await bench.register(receiver.url);
    const { id, number } = await bench.file();
    await bench.advance(number);
    await bench.pump(bench.delivering([receiver]), () => receiver.received.length === 2);
    const row = await bench.db.database.application.findUniqueOrThrow({ where: { id } });
    const [first, second] = receiver.received.map((received) => verified(received, endpoint.secret));
    expect(first).toMatchObject({ type: "application.submitted", data: { number, version: 1, status: "in-progress" } });
    expect(second).toEqual({
      type: "application.stage_completed",
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      data: {
        number,
        application_id: row.publicId,
        service: "research-project",
        version: 2,
        event: "stage-completed",
        status: "in-progress",
        stage: "technical-review",
        stage_name: { "zh-CN": expect.any(String), en: expect.any(String) },
        at: second?.timestamp,
      },
    });
    for (const { body } of receiver.received) {
      for (const secret of [row.applicantName, row.email, row.mobile, row.idLastFour]) {
        if (secret) expect(body).not.toContain(secret);
      }
    }
    expect(await bench.deliveries(endpoint.id)).toMatchObject([
      { state: "delivered", attempts: 1, lastStatus: 204, lastError: null },
      { state: "delivered", attempts: 1, lastStatus: 204 },
    ]);
  });

  test("is tried again under the same id and with the same text until it arrives", async () => {
    const receiver = await bench.listening(
      inTurn(answers(500), answers(302, { location: "/" }), drops, answers(429), answers(200)),
    );
    const endpoint = await bench.register(receiver.url);
    await bench.file();
    await bench.pump(bench.delivering([receiver], { delays: soon }), () => bench.settled(endpoint.id));
    expect(receiver.received).toHaveLength(5);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    for (const received of receiver.received) verified(received, endpoint.secret);
    const [row] = await bench.deliveries(endpoint.id);
    expect(row).toMatchObject({ id: receiver.received[0]?.headers["webhook-id"], state: "delivered", attempts: 5 });
    const [{ failing_since }] = (await bench.sql("SELECT failing_since FROM webhook_endpoint WHERE id = $1", [
      endpoint.id,
    ])) as [{ failing_since: unknown }];
    expect(failing_since).toBeNull();
  });

  test.each([
    [answers(500), 500, "bad-status", 5],
    [answers(307, { location: "/" }), 307, "redirect", 5],
    [drops, null, "connection-failed", 5],
    [answers(429, { "retry-after": "90" }), 429, "bad-status", 90],
    [answers(503, { "retry-after": "3600" }), 503, "bad-status", 3600],
    [answers(500, { "retry-after": "3600" }), 500, "bad-status", 5],
  ] as const)("that fails waits as the schedule or the receiver says (%#)", async (reply, status, error, seconds) => {
    const receiver = await bench.listening(reply);
    const endpoint = await bench.register(receiver.url);
    await bench.file();
    const failed = async () => (await bench.deliveries(endpoint.id))[0]?.state === "failed";
    await bench.pump(bench.delivering([receiver]), failed);
    const [row] = await bench.deliveries(endpoint.id);
    expect(row).toMatchObject({ attempts: 1, lastStatus: status, lastError: error });
    expect(row?.secondsAway).toBeGreaterThan(seconds - 4);
    expect(row?.secondsAway).toBeLessThanOrEqual(seconds);
  });

  test("that is answered with 410 disables the endpoint at once, with a notice", async () => {
    const receiver = await bench.listening(answers(410));
    const endpoint = await bench.register(receiver.url);
    const [one, two] = [await bench.file(), await bench.file()];
    await bench.advance(one.number);
    const disabled = async () =>
      (await bench.sql("SELECT 1 FROM webhook_endpoint WHERE id = $1 AND disabled_at IS NOT NULL", [endpoint.id]))
        .length === 1;
    await bench.pump(bench.delivering([receiver]), disabled);
    await cancelClosedDeliveries(bench.db.pool);
    expect(receiver.received.length).toBeLessThanOrEqual(2);
    const states = (await bench.deliveries(endpoint.id)).map(({ state }) => state);
    expect(states.filter((state) => state === "dead")).toHaveLength(receiver.received.length);
    expect(states.filter((state) => state === "cancelled")).toHaveLength(3 - receiver.received.length);
    await bench.advance(two.number);
    expect(await bench.deliveries(endpoint.id)).toHaveLength(3);
    const notices = "SELECT reason, last_status FROM webhook_notice WHERE endpoint_id = $1";
    expect(await bench.sql(notices, [endpoint.id])).toEqual([{ reason: "gone", last_status: 410 }]);
    const audits = "SELECT detail FROM audit_entry WHERE subject_id = $1 AND action = 'webhook.disabled'";
    expect(await bench.sql(audits, [endpoint.id])).toEqual([{ detail: { reason: "gone" } }]);
  });

  test("dies after ten tries; the endpoint is disabled when nothing has arrived for five days", async () => {
    const receiver = await bench.listening(answers(500));
    const endpoint = await bench.register(receiver.url);
    await bench.file();
    const delivering = bench.delivering([receiver], { delays: soon });
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    expect(await bench.deliveries(endpoint.id)).toMatchObject([{ state: "dead", attempts: 10, lastStatus: 500 }]);
    const reason = async () =>
      (await bench.sql("SELECT disabled_reason AS r FROM webhook_endpoint WHERE id = $1", [endpoint.id]))[0]?.r;
    expect(await reason()).toBeNull();
    await bench.sql("UPDATE webhook_endpoint SET failing_since = now() - interval '121 hours' WHERE id = $1", [
      endpoint.id,
    ]);
    await bench.file();
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    expect(await reason()).toBe("failing");
    expect(await bench.sql("SELECT reason FROM webhook_notice WHERE endpoint_id = $1", [endpoint.id])).toEqual([
      { reason: "failing" },
    ]);
  });

  test("is not made once no key of the partner opens its service", async () => {
    const receiver = await bench.listening();
    const { partnerId, keyId } = await bench.newKey({
      name: "别的单位",
      scopes: ["research-project:applications:read"],
    });
    const endpoint = await bench.register(receiver.url, { partnerId });
    await bench.file(bench.visa);
    await bench.file();
    const delivering = bench.delivering([receiver]);
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    expect(dataOf(receiver, endpoint)).toMatchObject([{ service: "research-project" }]);
    await bench.sql("UPDATE api_key SET revoked_at = now() WHERE id = $1", [keyId]);
    await bench.file();
    await bench.pump(delivering, () => bench.settled(endpoint.id));
    expect(receiver.received).toHaveLength(1);
    expect((await bench.deliveries(endpoint.id)).map(({ lastError }) => lastError).sort(nullsFirst)).toEqual([
      null,
      "scope-missing",
      "scope-missing",
    ]);
  });
});

describe("order", () => {
  test("later entries of an application wait; other applications and endpoints do not", async () => {
    let stuck = "";
    let healed = false;
    const picky = await bench.listening((response, { body }) => {
      response.writeHead(!healed && body.includes(stuck) ? 500 : 200).end();
    });
    const easy = await bench.listening();
    const [one, two] = [await bench.register(picky.url), await bench.register(easy.url)];
    const [a, b] = [await bench.file(), await bench.file()];
    stuck = a.number;
    for (const { number } of [a, b, a, b]) await bench.advance(number);
    const delivering = bench.delivering([picky, easy], { delays: soon.map(() => 0.3) });
    const versions = (receiver: Receiver, endpoint: Endpoint, number: string) =>
      dataOf(receiver, endpoint).flatMap((data) => (data.number === number ? [data.version] : []));
    await bench.pump(delivering, async () => {
      if (versions(picky, one, b.number).length === 3 && versions(picky, one, a.number).length >= 2) healed = true;
      return (await bench.settled(one.id)) && (await bench.settled(two.id));
    });
    expect(versions(easy, two, a.number)).toEqual([1, 2, 3]);
    expect(versions(picky, one, b.number)).toEqual([1, 2, 3]);
    const seen = versions(picky, one, a.number);
    expect([...new Set(seen)]).toEqual([1, 2, 3]);
    expect(seen).toEqual([...seen].sort());
    expect(seen.filter((version) => version === 1).length).toBeGreaterThan(1);
  });

  test("goes on after an entry that died", async () => {
    const receiver = await bench.listening((response, { body }) => {
      response.writeHead(body.includes('"version":1') ? 400 : 200).end();
    });
    const endpoint = await bench.register(receiver.url);
    const { number } = await bench.file();
    await bench.advance(number);
    await bench.pump(bench.delivering([receiver], { delays: [0.02] }), () => bench.settled(endpoint.id));
    expect((await bench.deliveries(endpoint.id)).map(({ state }) => state)).toEqual(["dead", "delivered"]);
    expect(dataOf(receiver, endpoint).map(({ version }) => version)).toEqual([1, 1, 2]);
  });

  test("a receiver that hangs holds nobody up", async () => {
    const [slow, quick] = [await bench.listening(hangs), await bench.listening()];
    const [stuck, moving] = [await bench.register(slow.url), await bench.register(quick.url)];
    for (let count = 0; count < 6; count += 1) await bench.file();
    const began = performance.now();
    await bench.pump(bench.delivering([slow, quick]), async () => {
      const done = quick.received.length === 6;
      if (done) expect(performance.now() - began).toBeLessThan(1900);
      return done;
    });
    expect(await bench.settled(moving.id)).toBe(true);
    // Four at once while nothing is known to be wrong.
    expect((await bench.deliveries(stuck.id)).filter(({ attempts }) => attempts > 0)).toHaveLength(4);
  });
});
