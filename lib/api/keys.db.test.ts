import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rateLimiter } from "../db/rate-leases.ts";
import { revokeApiKey } from "../operations/revoke-api-key.ts";
import { createApiKeyInput } from "../schemas/api-keys.ts";
import { makeApi } from "./app.ts";
import { type ApiBench, apiBench } from "./testing.ts";

let bench: ApiBench;
let number: string;
beforeAll(async () => {
  bench = await apiBench();
  const body = { applicant_name: "张三", application_type: "科研项目申请" };
  const filed = (await (await bench.send("POST", "/api/applications", { body })).json()) as Record<string, string>;
  number = filed.application_number ?? "";
});
afterAll(() => bench.close());

const services = (key: string | null, headers: Record<string, string> = {}) =>
  bench.send("GET", "/api/v1/services", { key, headers });
const reasonOf = async (response: Response) => ((await response.json()) as { reason: string }).reason;
const byOwner = (sql: string, values: unknown[]) => bench.db.owner.pool.query(sql, values);

describe("a key", () => {
  test("is 256 random bits behind a visible prefix, and only its hash is kept", async () => {
    const { key, prefix } = await bench.newKey();
    expect(key).toMatch(/^mj_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/);
    expect(key.slice(3, 11)).toBe(prefix);
    const { rows } = await byOwner("SELECT to_jsonb(k)::text AS row FROM api_key k WHERE prefix = $1", [prefix]);
    const secret = key.slice(12);
    expect(rows[0].row).not.toContain(secret);
    expect(rows[0].row).not.toContain(Buffer.from(secret, "base64url").toString("hex"));
    const audit = await bench.db.database.auditEntry.findMany({ where: { action: "api-key.created" } });
    expect(JSON.stringify(audit, (_, value) => (typeof value === "bigint" ? String(value) : value))).not.toContain(
      secret,
    );
  });

  test("with one character changed is unknown", async () => {
    const { key } = await bench.newKey();
    expect((await services(key)).status).toBe(200);
    const other = key.at(-2) === "A" ? "B" : "A";
    for (const wrong of [
      `${key.slice(0, -2)}${other}${key.slice(-1)}`,
      key.replace("mj_", "mj-"),
      key.slice(0, -1),
      `${key}A`,
    ]) {
      const refused = await services(wrong);
      expect([refused.status, await reasonOf(refused)]).toEqual([401, "key-unknown"]);
    }
  });

  test("works until it is revoked or runs out, from then on never", async () => {
    const revoked = await bench.newKey();
    expect((await services(revoked.key)).status).toBe(200);
    const context = { ...bench.world, actor: { kind: "system" } } as const;
    expect(await revokeApiKey(context, { id: revoked.keyId })).toMatchObject({ ok: true });
    expect(await revokeApiKey(context, { id: revoked.keyId })).toMatchObject({ ok: true });
    expect(await reasonOf(await services(revoked.key))).toBe("key-revoked");
    const past = await bench.newKey();
    await byOwner("ALTER TABLE api_key DISABLE TRIGGER api_key_fixed", []);
    await byOwner(
      "UPDATE api_key SET created_at = now() - interval '2 days', expires_at = now() - interval '1 second' WHERE id = $1",
      [past.keyId],
    );
    await byOwner("ALTER TABLE api_key ENABLE TRIGGER api_key_fixed", []);
    expect(await reasonOf(await services(past.key))).toBe("key-expired");
  });

  test("dies with its partner", async () => {
    const { key, partnerId } = await bench.newKey({ name: "停用单位" });
    await bench.db.database.partner.update({ where: { id: partnerId }, data: { disabledAt: new Date() } });
    expect(await reasonOf(await services(key))).toBe("partner-disabled");
  });

  test("tied to networks is good from there alone", async () => {
    const { key } = await bench.newKey({ cidrs: ["203.0.113.0/24", "2001:db8::/48", "192.0.2.7"] });
    const from = async (address: string) => (await services(key, { "X-Real-IP": address })).status;
    for (const inside of ["203.0.113.9", "::ffff:203.0.113.9", "2001:db8::1", "192.0.2.7"])
      expect(await from(inside)).toBe(200);
    for (const outside of ["203.0.114.1", "192.0.2.8", "2001:db9::1", "unknown", "3405803786"])
      expect(await from(outside)).toBe(403);
    expect((await services(key)).status).toBe(403);
  });

  test("notes when it was used, once a minute", async () => {
    const { key, keyId } = await bench.newKey();
    const used = async () => (await bench.db.database.apiKey.findUniqueOrThrow({ where: { id: keyId } })).lastUsedAt;
    await services(key);
    await expect.poll(used).not.toBeNull();
    const first = await used();
    await services(key);
    await new Promise((done) => setTimeout(done, 100));
    expect(await used()).toEqual(first);
  });

  test("keeps its rights for ever", async () => {
    const { keyId } = await bench.newKey({ scopes: ["applications:read"] });
    const change = (data: object) => bench.db.database.apiKey.update({ where: { id: keyId }, data });
    await expect(change({ scopes: ["*"] })).rejects.toThrow();
    await expect(change({ expiresAt: new Date(Date.now() + 10 ** 10) })).rejects.toThrow();
    await expect(bench.db.database.apiKey.delete({ where: { id: keyId } })).rejects.toThrow();
  });

  test.each([
    { days: 366 },
    { days: 0 },
    { scopes: [] },
    { scopes: ["applications:everything"] },
    { cidrs: ["300.1.1.1/8"] },
    { ratePerMinute: 0 },
    { name: " " },
  ])("cannot be made with %j", (wrong) => {
    const right = { name: "单位", scopes: ["*"], days: 30 };
    expect(createApiKeyInput.safeParse({ ...right, ...wrong }).success).toBe(false);
  });

  test("of a service that does not exist is not made", async () => {
    await expect(bench.newKey({ scopes: ["none:applications:read"] })).rejects.toThrow("unknown-service");
  });
});

describe("scopes", () => {
  const attempts = {
    read: () => ["GET", `/api/v1/applications/${number}`],
    write: () => ["POST", `/api/v1/applications/${number}/transitions`],
    files: () => ["GET", `/api/v1/applications/${number}/files`],
  } as const;
  const body = { verb: "advance", version: 99 };

  test.each([
    [["*"], { read: 200, write: 409, files: 200 }],
    [["applications:read"], { read: 200, write: 403, files: 403 }],
    [["applications:write"], { read: 403, write: 409, files: 403 }],
    [["files:read", "visa:applications:read"], { read: 404, write: 403, files: 200 }],
    [["research-project:applications:*"], { read: 200, write: 409, files: 403 }],
    [["visa:applications:*", "visa:files:*"], { read: 404, write: 404, files: 404 }],
    [["webhooks:*"], { read: 403, write: 403, files: 403 }],
  ])("%j", async (scopes, expected) => {
    const { key } = await bench.newKey({ scopes });
    for (const [what, status] of Object.entries(expected)) {
      const [method = "", path = ""] = attempts[what as keyof typeof attempts]();
      const response = await bench.send(method, path, { key, ...(what === "write" ? { body } : {}) });
      expect([what, response.status]).toEqual([what, status]);
    }
  });

  test("limit the list to what they cover", async () => {
    const { key } = await bench.newKey({ scopes: ["visa:applications:read"] });
    const response = await bench.send("GET", "/api/v1/applications", { key });
    expect(await response.json()).toEqual({ applications: [], next_cursor: null });
  });
});

describe("the rate limit", () => {
  test("lets through what the key has, says how much is left, and when to come again", async () => {
    const { key } = await bench.newKey({ ratePerMinute: 20 });
    const first = await services(key);
    expect(first.headers.get("ratelimit-policy")).toBe('"minute";q=20;w=60');
    expect(first.headers.get("ratelimit")).toMatch(/^"minute";r=19;t=\d+$/);
    const rest = await Promise.all(Array.from({ length: 30 }, () => services(key)));
    expect(rest.filter(({ status }) => status === 200)).toHaveLength(19);
    const refused = rest.find(({ status }) => status === 429);
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.headers.get("ratelimit")).toMatch(/^"minute";r=0;/);
  });

  test("holds over processes together and over a restart", async () => {
    const { key } = await bench.newKey({ ratePerMinute: 50 });
    const processes = Array.from({ length: 3 }, () =>
      makeApi({ ...bench.parts, limiter: rateLimiter(bench.parts.pool) }),
    );
    const headers = { Authorization: `Bearer ${key}` };
    const ask = (app: ApiBench["app"] | undefined) => Promise.resolve(app?.request("/api/v1/services", { headers }));
    const answers = await Promise.all(Array.from({ length: 120 }, (_, index) => ask(processes[index % 3])));
    const through = answers.filter((answer) => answer?.status === 200).length;
    expect(through).toBeLessThanOrEqual(50);
    expect(through).toBeGreaterThanOrEqual(44);
    const restarted = makeApi({ ...bench.parts, limiter: rateLimiter(bench.parts.pool) });
    const later = await Promise.all(Array.from({ length: 20 }, () => ask(restarted)));
    expect(through + later.filter((answer) => answer?.status === 200).length).toBeLessThanOrEqual(50);
  });

  test("is not used up by others, nor by wrong keys", async () => {
    const { key, prefix } = await bench.newKey({ ratePerMinute: 3 });
    for (let round = 0; round < 5; round += 1) await services(`mj_${prefix}_${"A".repeat(43)}`);
    for (let round = 0; round < 3; round += 1) expect((await services(key)).status).toBe(200);
    expect((await services(key)).status).toBe(429);
    expect((await services(bench.key)).headers.get("ratelimit")).toBeNull();
  });
});

test("an outage of the database is 503 with a time to come again", async () => {
  const gone = { query: () => Promise.reject(Object.assign(new Error("gone"), { code: "ECONNREFUSED" })) };
  const app = makeApi({ ...bench.parts, pool: () => gone as never });
  const response = await app.request("/api/v1/services", { headers: { Authorization: `Bearer ${bench.key}` } });
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(await reasonOf(response)).toBe("unavailable");
});
