import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { givenApplication } from "#prisma/seed/factories.ts";
import { mostEndpoints } from "../../domain/webhooks.ts";
import { endpoints } from "../endpoints.ts";
import { type ApiBench, apiBench, type Sent } from "../testing.ts";
import { deliveryList, registeredShape, rotatedShape, webhookList, webhookShape } from "./webhook-shapes.ts";

let bench: ApiBench;
beforeAll(async () => {
  bench = await apiBench();
});
afterAll(() => bench.close());

// biome-ignore lint/suspicious/noExplicitAny: the shapes are checked by the schemas below
type Json = any;
const call = async (method: string, path: string, sent: Sent = {}) => {
  const response = await bench.send(method, `/api/v1/webhooks${path}`, sent);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : null) as Json };
};
const url = "https://hooks.example.org/progress";
/** A partner of its own. */
const partner = async (name: string, scopes = ["*"]) => (await bench.newKey({ name, scopes })).key;
const register = async (key: string, body: object = { url }) => (await call("POST", "", { body, key })).body as Json;
/** Every call about one webhook, one after the other. */
const everywhere = async (key: string | null, id: string) => {
  const replay = { since: "2026-01-01T00:00:00Z" };
  return [
    await call("GET", `/${id}`, { key }),
    await call("DELETE", `/${id}`, { key }),
    await call("POST", `/${id}/enable`, { key }),
    await call("POST", `/${id}/disable`, { key }),
    await call("POST", `/${id}/rotate-secret`, { key, body: {} }),
    await call("POST", `/${id}/test`, { key }),
    await call("GET", `/${id}/deliveries`, { key }),
    await call("GET", `/${id}/deliveries/${id}`, { key }),
    await call("POST", `/${id}/replay`, { key, body: replay }),
  ];
};

describe("registering", () => {
  test("shows the secret once, and what is sent", async () => {
    const key = await partner("甲");
    const made = await call("POST", "", { body: { url, events: ["application.approved"] }, key });
    expect(made).toMatchObject({ status: 201, body: { url, events: ["application.approved"], services: null } });
    expect(registeredShape.parse(made.body).secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
    const location = made.headers.get("location") ?? "";
    expect(location).toBe(`/api/v1/webhooks/${made.body.id}`);
    const { secret, ...rest } = made.body;
    expect((await call("GET", `/${made.body.id}`, { key })).body).toEqual(webhookShape.parse(rest));
    const list = await call("GET", "", { key });
    expect(list.body).toEqual(webhookList.parse({ webhooks: [rest] }));
    expect(JSON.stringify(list.body)).not.toContain(secret);
  });

  test("tells only of services that the key can read", async () => {
    const narrow = await partner("乙", ["visa:applications:read", "webhooks:*"]);
    expect(await register(narrow)).toMatchObject({ services: ["visa"] });
    const none = await partner("丙", ["webhooks:*", "files:read"]);
    expect(await call("POST", "", { body: { url }, key: none })).toMatchObject({
      status: 403,
      body: { reason: "scope-missing", scope: "applications:read" },
    });
  });

  test.each([
    ["http://hooks.example.org/", "target-not-allowed"],
    ["https://127.0.0.1/", "target-not-allowed"],
    ["https://0x7f000001/", "target-not-allowed"],
    ["https://user:password@hooks.example.org/", "target-not-allowed"],
    ["https://hooks.example.org:22/", "target-not-allowed"],
    ["not a url", "target-not-allowed"],
    ["https://hooks.example.org/\u0000", "input-has-problems"],
    [7, "input-has-problems"],
    ["", "input-has-problems"],
  ])("refuses %j", async (bad, reason) => {
    const refused = await call("POST", "", { body: { url: bad } });
    expect(refused).toMatchObject({ status: 422, body: { reason, errors: [{ pointer: "/url" }] } });
  });

  test("refuses unknown events and fields", async () => {
    const unknown = await call("POST", "", { body: { url, events: ["application.taken"] } });
    expect(unknown.body).toMatchObject({ errors: [{ pointer: "/events/0", reason: "not-an-option" }] });
    expect((await call("POST", "", { body: { url, secret: "x" } })).body.errors[0].pointer).toBe("/secret");
    expect((await call("POST", "", { body: { url, events: [] } })).status).toBe(422);
  });

  test("again with the same Idempotency-Key makes no second one; what is kept of the secret is sealed", async () => {
    const key = await partner("丁");
    const sent = { body: { url }, key, headers: { "Idempotency-Key": "register-1" } };
    const [first, second] = [await call("POST", "", sent), await call("POST", "", sent)];
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    const kept = await bench.db.owner.pool.query("SELECT body FROM api_idempotency WHERE key = 'register-1'");
    expect(kept.rows).toHaveLength(1);
    expect(kept.rows[0].body).not.toContain("whsec_");
    // As if the process had died between the registration and its answer.
    await bench.db.owner.pool.query("DELETE FROM api_idempotency WHERE key = 'register-1'");
    expect((await call("POST", "", sent)).body).toEqual(first.body);
    expect((await call("GET", "", { key })).body.webhooks).toHaveLength(1);
  });

  test("stops at the limit, also when several ask at once", async () => {
    const key = await partner("戊");
    const { id } = await register(key);
    const copies = `INSERT INTO webhook_endpoint (id, partner_id, url, events, every_service, service_ids, secret_cipher, created_at)
      SELECT gen_random_uuid(), partner_id, url, events, every_service, service_ids, secret_cipher, created_at
      FROM webhook_endpoint, generate_series(1, $2) WHERE id = $1`;
    await bench.db.owner.pool.query(copies, [id, mostEndpoints - 3]);
    const asked = Array.from({ length: 4 }, () => call("POST", "", { body: { url }, key }));
    const statuses = (await Promise.all(asked)).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 201, 409, 409]);
  });
});

test("others' webhooks, unknown ones and words that are no id look missing", async () => {
  const { id } = await register(await partner("己"));
  const stranger = await partner("庚");
  const unknown = "019354f0-0000-7000-8000-000000000000";
  for (const [key, at] of [
    [stranger, id],
    [stranger, unknown],
    [stranger, "none"],
  ] as const) {
    for (const answer of await everywhere(key, at)) {
      expect(answer).toMatchObject({ status: 404, body: { reason: "not-found" } });
    }
  }
});

test("reading and writing are rights of their own", async () => {
  const [reader, writer] = [await partner("辛", ["webhooks:read"]), await partner("辛", ["webhooks:write"])];
  const { id } = await register(await partner("辛"));
  const statuses = async (key: string | null) => (await everywhere(key, id)).map(({ status }) => status);
  expect(await statuses(reader)).toEqual([200, 403, 403, 403, 403, 403, 200, 404, 403]);
  expect((await call("GET", "", { key: writer })).status).toBe(403);
  expect(new Set(await statuses(null))).toEqual(new Set([401]));
  expect((await call("DELETE", `/${id}`, { key: writer })).status).toBe(204);
});

describe("a registered webhook", () => {
  test("is disabled, enabled and removed; each as often as one likes", async () => {
    const key = await partner("壬");
    const { id } = await register(key);
    for (const _ of [1, 2]) {
      const off = await call("POST", `/${id}/disable`, { key });
      expect(off).toMatchObject({ status: 200, body: { disabled_reason: "by-partner" } });
    }
    expect(await call("POST", `/${id}/test`, { key })).toMatchObject({
      status: 409,
      body: { reason: "webhook-disabled" },
    });
    for (const _ of [1, 2]) {
      const on = await call("POST", `/${id}/enable`, { key });
      expect(on).toMatchObject({ status: 200, body: { disabled_at: null, disabled_reason: null } });
    }
    const remove = { key, headers: { "Idempotency-Key": "remove-1" } };
    for (const _ of [1, 2]) expect((await call("DELETE", `/${id}`, remove)).status).toBe(204);
    expect((await call("DELETE", `/${id}`, { key })).status).toBe(404);
    const audits = "SELECT action FROM audit_entry WHERE subject_kind = 'webhook' AND subject_id = $1 ORDER BY id";
    const { rows } = await bench.db.owner.pool.query(audits, [id]);
    expect(rows.map(({ action }) => action)).toEqual([
      "webhook.registered",
      "webhook.disabled",
      "webhook.enabled",
      "webhook.removed",
    ]);
  });

  test("rotates its secret, once for each request", async () => {
    const key = await partner("癸");
    const { id, secret } = await register(key);
    const sent = { key, body: { overlap_hours: 2 }, headers: { "Idempotency-Key": "rotate-1" } };
    const rotated = await call("POST", `/${id}/rotate-secret`, sent);
    const { secret: next, previous_secret_until } = rotatedShape.parse(rotated.body);
    expect(next).not.toBe(secret);
    expect(Date.parse(previous_secret_until ?? "") - Date.now()).toBeGreaterThan(7_100_000);
    expect((await call("POST", `/${id}/rotate-secret`, sent)).body).toEqual(rotated.body);
    const other = { ...sent, body: { overlap_hours: 3 } };
    expect(await call("POST", `/${id}/rotate-secret`, other)).toMatchObject({ status: 422 });
    const atOnce = await call("POST", `/${id}/rotate-secret`, { key, body: { overlap_hours: 0 } });
    expect(atOnce.body.previous_secret_until).toBeNull();
  });
});

describe("deliveries", () => {
  test("are listed newest first, page by page, each to be read alone", async () => {
    const key = await partner("子");
    const { id } = await register(key);
    for (let count = 0; count < 4; count += 1) await givenApplication(bench.world, { service: bench.research });
    const tested = await call("POST", `/${id}/test`, { key });
    expect(tested.status).toBe(202);
    const seen: Json[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Json = await call("GET", `/${id}/deliveries?limit=2${cursor && `&cursor=${cursor}`}`, { key });
      seen.push(...deliveryList.parse(page.body).deliveries);
      cursor = page.body.next_cursor;
    }
    expect(seen).toHaveLength(5);
    expect(new Set(seen.map((delivery) => delivery.id)).size).toBe(5);
    expect(seen[0]).toMatchObject({ id: tested.body.delivery_id, type: "webhook.test", number: null, state: "queued" });
    expect(seen[1]).toMatchObject({ type: "application.submitted", version: 1, attempts: 0 });
    expect((await call("GET", `/${id}/deliveries/${seen[1].id}`, { key })).body).toEqual(seen[1]);
    expect((await call("GET", `/${id}/deliveries?state=dead`, { key })).body.deliveries).toEqual([]);
    for (const query of ["state=lost", "limit=0", "limit=x", "cursor=x", "since=1"]) {
      expect((await call("GET", `/${id}/deliveries?${query}`, { key })).status).toBe(422);
    }
  });

  test("of services outside a key's scope do not show", async () => {
    const { id } = await register(await partner("丑"));
    const narrow = await partner("丑", ["visa:applications:read", "webhooks:read"]);
    await givenApplication(bench.world, { service: bench.research });
    const inside = await givenApplication(bench.world, { service: bench.visa });
    const { body } = await call("GET", `/${id}/deliveries`, { key: narrow });
    expect(body.deliveries.map(({ number }: Json) => number)).toEqual([inside.number]);
  });

  test("are replayed since a moment, also from before the webhook was there", async () => {
    const key = await partner("寅", ["visa:applications:read", "webhooks:*"]);
    const since = new Date().toISOString();
    for (let count = 0; count < 3; count += 1) await givenApplication(bench.world, { service: bench.visa });
    await givenApplication(bench.world, { service: bench.research });
    const { id } = await register(key);
    expect((await call("GET", `/${id}/deliveries`, { key })).body.deliveries).toEqual([]);
    const replayed = await call("POST", `/${id}/replay`, { key, body: { since } });
    expect(replayed).toMatchObject({ status: 202, body: { queued: 3, next_cursor: null } });
    const { deliveries } = (await call("GET", `/${id}/deliveries`, { key })).body;
    expect(deliveries).toHaveLength(3);
    const one = await call("POST", `/${id}/replay`, { key, body: { delivery_id: deliveries[0].id } });
    expect(one).toMatchObject({ status: 202, body: { queued: 0 } });
    for (const body of [{}, { since: "yesterday" }, { since, delivery_id: deliveries[0].id }, { delivery_id: "x" }]) {
      expect((await call("POST", `/${id}/replay`, { key, body })).status).toBe(422);
    }
  });
});

test("everything is in the list that the document is made from", () => {
  const paths = endpoints.filter(({ path }) => path.startsWith("/api/v1/webhooks"));
  expect(paths.map(({ method, path }) => `${method} ${path.slice("/api/v1/webhooks".length)}`)).toHaveLength(11);
});
