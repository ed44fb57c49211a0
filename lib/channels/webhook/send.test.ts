import { createHmac } from "node:crypto";
import { createServer, type Socket } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { signedHeaders, webhookChannel } from "./send.ts";
import { privateNetworksOf } from "./target.ts";
import { answers, channelTo, drops, endless, givenReceiver, hangs, type Receiver } from "./testing.ts";

const secrets = [`whsec_${Buffer.alloc(24, 1).toString("base64")}`];
const [secret = ""] = secrets;
const message = (url: string) => ({ id: "m-1", url, secrets, body: '{"type":"webhook.test"}', at: new Date() });

let receiver: Receiver;
beforeEach(async () => {
  receiver = await givenReceiver();
});
afterEach(() => receiver.close());

describe("one try", () => {
  test("is a signed POST", async () => {
    const sent = message(receiver.url);
    expect(await channelTo([receiver])(sent)).toEqual({ ok: true, status: 204 });
    const [got] = receiver.received;
    expect(got?.body).toBe(sent.body);
    expect(got?.headers).toMatchObject({ "content-type": "application/json", "webhook-id": "m-1" });
    expect(new Webhook(secret).verify(sent.body, got?.headers as Record<string, string>)).toEqual({
      type: "webhook.test",
    });
  });

  test.each([
    [200, { ok: true, status: 200 }],
    [299, { ok: true, status: 299 }],
    [400, { ok: false, status: 400, error: "bad-status" }],
    [404, { ok: false, status: 404, error: "bad-status" }],
    [410, { ok: false, status: 410, error: "gone" }],
    [500, { ok: false, status: 500, error: "bad-status" }],
    [503, { ok: false, status: 503, error: "bad-status" }],
  ])("answered with %i", async (status, outcome) => {
    receiver.replyWith(answers(status));
    expect(await channelTo([receiver])(message(receiver.url))).toMatchObject(outcome);
  });

  test.each([301, 302, 303, 307, 308])("a redirect with %i is a failure, and not followed", async (status) => {
    const honeypot = await givenReceiver();
    const places = [honeypot.url, "http://169.254.169.254/latest/meta-data/"];
    for (const location of places) {
      receiver.replyWith(answers(status, { location }));
      const outcome = await channelTo([receiver, honeypot])(message(receiver.url));
      expect(outcome).toEqual({ ok: false, status, error: "redirect" });
    }
    expect(honeypot.connections()).toBe(0);
    await honeypot.close();
  });

  test("Retry-After counts with 429 and 503 only", async () => {
    for (const [status, retryAfter] of [
      [429, "7"],
      [503, "7"],
      [500, undefined],
    ] as const) {
      receiver.replyWith(answers(status, { "retry-after": "7" }));
      expect(await channelTo([receiver])(message(receiver.url))).toMatchObject({ status, retryAfter });
    }
  });

  test("a dropped connection, a hang and a closed port are failures", async () => {
    receiver.replyWith(drops);
    expect(await channelTo([receiver])(message(receiver.url))).toMatchObject({ error: "connection-failed" });
    receiver.replyWith(hangs);
    const impatient = channelTo([receiver], { timeoutMilliseconds: 100 });
    expect(await impatient(message(receiver.url))).toMatchObject({ error: "timeout" });
    const closed = await givenReceiver();
    await closed.close();
    expect(await channelTo([closed])(message(closed.url))).toMatchObject({ error: "connection-failed" });
  });

  test("a slow success counts while it is in time", async () => {
    receiver.replyWith((response) => setTimeout(() => response.writeHead(200).end(), 150));
    expect(await channelTo([receiver])(message(receiver.url))).toEqual({ ok: true, status: 200 });
    expect(await channelTo([receiver], { timeoutMilliseconds: 60 })(message(receiver.url))).toMatchObject({
      error: "timeout",
    });
  });

  test.each([200, 500])("an endless answer with %i is cut off", async (status) => {
    const sent = { bytes: 0 };
    receiver.replyWith(endless(status, sent));
    const began = performance.now();
    const outcome = await channelTo([receiver])(message(receiver.url));
    expect(outcome).toMatchObject({ ok: status === 200, status });
    expect(performance.now() - began).toBeLessThan(1900);
    // What the sockets of both sides hold comes on top of the 64 KB that are read.
    expect(sent.bytes).toBeLessThan(8 * 1024 * 1024);
  });

  test("proxies of the environment are not asked", async () => {
    const proxy = await givenReceiver();
    for (const name of ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"]) {
      vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    }
    vi.stubEnv("NODE_USE_ENV_PROXY", "1");
    expect(await channelTo([receiver])(message(receiver.url))).toEqual({ ok: true, status: 204 });
    expect(proxy.connections()).toBe(0);
    vi.unstubAllEnvs();
    await proxy.close();
  });
});

describe("TLS", () => {
  test("asks for the name of the URL at the address that was judged; nonsense is a failure", async () => {
    let hello = "";
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => {});
      socket.on("data", (bytes) => {
        hello += bytes.toString("latin1");
        socket.end("this is not TLS\r\n\r\n");
      });
    });
    const port = await new Promise<number>((resolve) => {
      server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
    });
    const send = webhookChannel({
      policy: { ports: [port], privateNetworks: privateNetworksOf("127.0.0.1") ?? [] },
      resolve: async () => [{ address: "127.0.0.1", family: 4 }],
    });
    const outcome = await send(message(`https://hooks.example.org:${port}/`));
    expect(outcome).toEqual({ ok: false, status: null, error: "tls-failed" });
    expect(hello).toContain("hooks.example.org");
    server.close();
  });
});

describe("the signature", () => {
  const body = '{"a":"明径"}';
  const at = new Date();
  const headers = signedHeaders({ id: "m-2", secrets, body, at });
  const verify = (given: { body?: string; headers?: Record<string, string>; secret?: string }) =>
    new Webhook(given.secret ?? secret).verify(given.body ?? body, { ...headers, ...given.headers });

  test("is the HMAC that Standard Webhooks describes", () => {
    const seconds = Math.floor(at.getTime() / 1000);
    const key = Buffer.from(secret.slice("whsec_".length), "base64");
    const expected = createHmac("sha256", key).update(`m-2.${seconds}.${body}`).digest("base64");
    expect(headers).toEqual({
      "webhook-id": "m-2",
      "webhook-timestamp": String(seconds),
      "webhook-signature": `v1,${expected}`,
    });
    expect(verify({})).toEqual({ a: "明径" });
  });

  test("does not fit a changed byte, another id, another time or another secret", () => {
    const other = `whsec_${Buffer.alloc(24, 2).toString("base64")}`;
    const later = String(Number(headers["webhook-timestamp"]) + 1);
    expect(() => verify({ body: body.replace("a", "b") })).toThrow("No matching signature");
    expect(() => verify({ headers: { "webhook-id": "m-3" } })).toThrow("No matching signature");
    expect(() => verify({ headers: { "webhook-timestamp": later } })).toThrow("No matching signature");
    expect(() => verify({ secret: other })).toThrow("No matching signature");
  });

  test("is refused when it is old", () => {
    const old = signedHeaders({ id: "m-2", secrets, body, at: new Date(at.getTime() - 6 * 60_000) });
    expect(() => verify({ headers: old })).toThrow("too old");
  });

  test("is made with both secrets during a rotation", () => {
    const next = `whsec_${Buffer.alloc(24, 3).toString("base64")}`;
    const both = signedHeaders({ id: "m-2", secrets: [next, secret], body, at });
    for (const one of [next, secret]) expect(verify({ headers: both, secret: one })).toEqual({ a: "明径" });
  });
});
