import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSettings } from "../lib/env.ts";
import { type Parts, requestHandler } from "./request-handler.ts";

/* The handler in front of Next, with a stand-in for Next and for the database. */

type Answer = { status: number; headers: Record<string, string | string[] | undefined>; body: string; ms: number };
type Page = (request: IncomingMessage, response: ServerResponse) => unknown;

let up: boolean;
let page: Page;
let settings: Parts["settings"];
let close: () => void;
let port: number;

beforeEach(async () => {
  up = true;
  settings = readSettings({ PUBLIC_ORIGIN: "http://portal.test", HOTLINE: "12345" });
  page = (_request, response) => response.setHeader("Content-Type", "text/html").end("page");
  const server = createServer((incoming, response) =>
    requestHandler({
      settings,
      pages: async (...exchange) => void (await page(...exchange)),
      probe: { isUp: () => up, isQuick: () => up },
      isWell: async () => up,
      busyShare: () => 0,
      publicFiles: new Set(["/icon.svg"]),
    })(incoming, response),
  );
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  port = (server.address() as AddressInfo).port;
  close = () => server.close().closeAllConnections();
});
afterEach(() => close());

describe("security headers", () => {
  const kinds: [string, Page][] = [
    ["a page", (_, response) => response.setHeader("Content-Type", "text/html").end("x")],
    ["a redirect", (_, response) => response.writeHead(307, { Location: "/x" }).end()],
    ["a 404", (_, response) => response.writeHead(404, { "content-type": "text/html" }).end("x")],
    ["a 500", (_, response) => response.writeHead(500, { "content-type": "text/html" }).end("x")],
    ["an answer with raw headers", (_, response) => response.writeHead(200, ["X-A", "1", "X-B", "2"]).end("x")],
    ["an exception", () => Promise.reject(new Error("bug"))],
  ];

  test.each(kinds)("are on %s", async (_name, given) => {
    page = given;
    const { headers } = await ask("/");
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "x-frame-options": "DENY",
      "x-permitted-cross-domain-policies": "none",
      "origin-agent-cluster": "?1",
      "cache-control": "private, no-store",
    });
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers).not.toHaveProperty("strict-transport-security");
  });

  test("carry a fresh nonce of at least 128 bits on request and response", async () => {
    page = (incoming, response) =>
      response.setHeader("Content-Type", "text/html").end(String(incoming.headers["content-security-policy"]));
    const [first, second] = [await ask("/"), await ask("/")];
    expect(first.body).toBe(first.headers["content-security-policy"]);
    expect(first.body).not.toBe(second.body);
    const nonce = /'nonce-([^']+)' 'strict-dynamic'/.exec(first.body)?.[1] ?? "";
    expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
  });

  test("demand https where the origin is https", async () => {
    settings = readSettings({ PUBLIC_ORIGIN: "https://portal.test" });
    const { headers } = await ask("/");
    expect(headers["strict-transport-security"]).toMatch(/max-age=63072000/);
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });

  test("let only hashed assets and public files be cached", async () => {
    page = (_, response) => response.setHeader("Cache-Control", "public, max-age=31536000").end("x");
    expect((await ask("/_next/static/a.js")).headers["cache-control"]).toContain("max-age=31536000");
    expect((await ask("/icon.svg")).headers["cache-control"]).toContain("public");
    for (const path of ["/", "/me", "/me/x.css", "/me%2e.js", "/icon.svg/x"]) {
      expect((await ask(path)).headers["cache-control"]).toBe("private, no-store");
    }
  });

  test("let a file route say who may frame it", async () => {
    page = (_, response) =>
      response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'self'").end("pdf");
    const { headers } = await ask("/me/files/1");
    expect(headers["x-frame-options"]).toBe("SAMEORIGIN");
    expect(headers["content-security-policy"]).toBe("default-src 'none'; frame-ancestors 'self'");
  });
});

describe("what a client claims about itself", () => {
  const echo: Page = (incoming, response) => response.end(JSON.stringify(incoming.headers));
  const forged = {
    host: "evil.test",
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "203.0.113.9",
    forwarded: "for=203.0.113.9",
    "x-middleware-subrequest": "middleware",
    "x-matched-path": "/staff",
    "x-invoke-path": "/staff",
    "x-nonce": "known",
    "content-security-policy": "script-src 'nonce-known'",
    "x-request-id": "forged",
    rsc: "1",
    "next-action": "abc",
  };

  test("is replaced by what we know, and Next's own headers stay", async () => {
    page = echo;
    const seen = JSON.parse((await ask("/", { headers: forged })).body);
    expect(seen).toMatchObject({
      host: "portal.test",
      "x-forwarded-host": "portal.test",
      "x-forwarded-proto": "http",
      "x-forwarded-for": "127.0.0.1",
      rsc: "1",
      "next-action": "abc",
    });
    for (const name of ["x-middleware-subrequest", "x-matched-path", "x-invoke-path", "forwarded"]) {
      expect(seen).not.toHaveProperty(name);
    }
    expect(JSON.stringify(seen)).not.toMatch(/evil|known|forged|203\.0\.113\.9/);
  });

  test("counts behind one proxy from the right", async () => {
    settings = readSettings({ PUBLIC_ORIGIN: "http://portal.test", PROXY_HOPS: "1" });
    page = echo;
    const seen = JSON.parse((await ask("/", { headers: { "x-forwarded-for": "1.1.1.1, 203.0.113.9" } })).body);
    expect(seen["x-forwarded-for"]).toBe("203.0.113.9");
  });
});

describe("refused before any handler", () => {
  test.each([
    ["//evil.test/", "GET", 400],
    ["/\\evil.test", "GET", 400],
    ["/%zz", "GET", 400],
    ["/a%00b", "GET", 400],
    [`/${"a".repeat(5000)}`, "GET", 414],
    ["/", "TRACE", 405],
    ["/", "PROPFIND", 405],
    ["/_next/image?url=x", "GET", 404],
    ["/%5fnext/image?url=x", "GET", 404],
    ["/_global-error", "GET", 404],
    ["/_next/static/../../me", "GET", 400],
    ["/_next/static/%2e%2e/%2e%2e/me", "GET", 400],
    ["/services/..%2fme", "GET", 400],
    ["/./me", "GET", 400],
    ["/me.rsc", "GET", 404],
  ])("%s by %s is answered with %i", async (path, method, status) => {
    page = () => Promise.reject(new Error("reached"));
    expect((await ask(path, { method })).status).toBe(status);
  });

  test.each([
    ["no word of where it comes from", {}, 403],
    ["null", { origin: "null" }, 403],
    ["another site", { origin: "http://evil.test" }, 403],
    ["another port", { origin: "http://portal.test:81" }, 403],
    ["upper case", { origin: "HTTP://PORTAL.TEST" }, 403],
    ["rubbish", { origin: "%%%" }, 403],
    ["a page that says cross-site", { origin: "http://portal.test", "sec-fetch-site": "cross-site" }, 403],
    ["our own page", { origin: "http://portal.test" }, 200],
    ["our own page without an origin", { "sec-fetch-site": "same-origin" }, 200],
  ])("a change sent by %s", async (_name, headers: Record<string, string>, status) => {
    settings = readSettings({ PUBLIC_ORIGIN: "http://portal.test" });
    page = (_, response) => response.end("reached");
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect((await ask("/me", { method, headers })).status, method).toBe(status);
    }
  });

  test("a body that is announced too large", async () => {
    const answer = await ask("/", { method: "POST", headers: { "content-length": "2000000" } });
    expect(answer.status).toBe(413);
  });
});

describe("when the database is away", () => {
  beforeEach(() => {
    up = false;
  });

  test.each([
    ["zh-CN", { "accept-language": "zh" }, "暂时无法查询和办理"],
    ["en", { "accept-language": "en-GB" }, "not available right now"],
    ["zh-CN", { cookie: "mj-locale=zh-CN", "accept-language": "en" }, "暂时无法查询和办理"],
  ])("a page in %s with the hotline stands in at once", async (locale, headers, words) => {
    const answer = await ask("/track", { headers });
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "10", "content-language": locale } });
    expect(answer.body).toContain(words);
    expect(answer.body).toContain('href="tel:12345"');
    const nonce = /<style nonce="([^"]+)"/.exec(answer.body)?.[1];
    expect(answer.headers["content-security-policy"]).toContain(`'nonce-${nonce}'`);
  });

  test("the API answers with problem+json", async () => {
    const answer = await ask("/api/v1/applications");
    expect(answer).toMatchObject({ status: 503, headers: { "retry-after": "10" } });
    expect(answer.headers["content-type"]).toBe("application/problem+json");
    expect(JSON.parse(answer.body)).toMatchObject({ status: 503, reason: "database-away" });
  });

  test("liveness and public files still answer", async () => {
    expect((await ask("/api/health/live")).status).toBe(200);
    expect((await ask("/icon.svg")).status).toBe(200);
  });

  test("a page that Next failed to make becomes the same page, without what Next wrote", async () => {
    up = true;
    page = (_, response) => {
      up = false;
      response.writeHead(500, { "content-type": "text/html", "set-cookie": "a=b" });
      response.write("in-progress ");
      response.end("at lib/secret.ts");
    };
    const answer = await ask("/", { headers: { "accept-language": "en" } });
    expect(answer.status).toBe(503);
    expect(answer.body).not.toMatch(/secret|in-progress/);
    expect(answer.headers).not.toHaveProperty("set-cookie");
  });
});

test("a bug is a 500 that says nothing about its inside", async () => {
  page = () => Promise.reject(new Error("at lib/secret.ts"));
  const answer = await ask("/", { headers: { "accept-language": "en" } });
  expect(answer).toMatchObject({ status: 500 });
  expect(answer.body).toContain("Something went wrong");
  expect(answer.body).not.toContain("secret");
});

test("a page that does not come is given up within three seconds, and its late words are dropped", async () => {
  let late = "";
  page = async (_, response) => {
    await new Promise((done) => setTimeout(done, 3200));
    response.writeHead(200, { "content-type": "text/html" }).end("late");
    late = "tried";
  };
  const answer = await ask("/");
  expect(answer.status).toBe(503);
  expect(answer.ms).toBeLessThan(3000);
  await new Promise((done) => setTimeout(done, 700));
  expect(late).toBe("tried");
  expect((await ask("/api/health/live")).status).toBe(200);
});

test("a change under way is waited for while the database is well", async () => {
  page = async (_, response) => {
    await new Promise((done) => setTimeout(done, 3200));
    response.writeHead(303, { Location: "/me" }).end();
  };
  const headers = { "sec-fetch-site": "same-origin" };
  expect((await ask("/", { method: "POST", headers })).status).toBe(303);
});

function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const started = performance.now();
  return new Promise((done, fail) => {
    const outgoing = request({ port, host: "127.0.0.1", path, ...options }, (incoming) => {
      let body = "";
      incoming.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      incoming.on("end", () =>
        done({ status: incoming.statusCode ?? 0, headers: incoming.headers, body, ms: performance.now() - started }),
      );
    });
    outgoing.on("error", fail);
    outgoing.end();
  });
}
