import { connect } from "node:net";
import { actionNamed, callAction } from "./support/action-call.ts";
import { expect, test } from "./support/trust.ts";
import { type Answer, ask, port } from "./support/wire.ts";

/* Every class of answer carries exactly the security headers of the checklist. */

const common = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-permitted-cross-domain-policies": "none",
  "origin-agent-cluster": "?1",
};
const noStore = "private, no-store";
const pagePolicy = [
  "default-src 'none'",
  "script-src 'nonce-N' 'strict-dynamic'",
  "style-src 'self' 'nonce-N'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join("; ");
const dataPolicy = "default-src 'none'; frame-ancestors 'none'";

type Expected = { status: number; policy: string; cache?: string | RegExp; frame?: string; type?: RegExp };
const page = { status: 200, policy: pagePolicy, type: /^text\/html/ };
const data = { status: 200, policy: dataPolicy };

function check(name: string, answer: Answer, expected: Expected): void {
  const { headers } = answer;
  expect.soft(answer.status, name).toBe(expected.status);
  expect.soft(headers, name).toMatchObject(common);
  expect
    .soft(String(headers["content-security-policy"]).replace(/nonce-[^']+/g, "nonce-N"), name)
    .toBe(expected.policy);
  expect.soft(headers["x-frame-options"], name).toBe(expected.frame ?? "DENY");
  expect.soft(headers["cache-control"], name).toMatch(expected.cache ?? new RegExp(`^${noStore}$`));
  if (expected.type) expect.soft(headers["content-type"], name).toMatch(expected.type);
  for (const absent of [
    "x-powered-by",
    "server",
    "access-control-allow-origin",
    "x-nextjs-cache",
    "x-middleware-next",
  ]) {
    expect.soft(headers[absent], `${name}: ${absent}`).toBeUndefined();
  }
  // Plain http here; the https half is tried where the handler is made by hand (server/request-handler.test.ts).
  expect.soft(headers["strict-transport-security"], name).toBeUndefined();
}

test("pages", async ({ own }) => {
  for (const path of ["/", "/services", "/track", "/sign-in", "/register"]) check(path, await ask({ path }), page);
  for (const path of ["/me", `/me/applications/${own.id}`]) check(path, await own.browser.ask({ path }), page);
  check("missing page", await ask({ path: "/no-such-page" }), { ...page, status: 404 });
  check("redirect", await ask({ path: "/me" }), { status: 307, policy: pagePolicy });
});

test("payloads, actions and routes", async ({ own }) => {
  const first = await own.browser.ask({ path: "/me", headers: { rsc: "1" } });
  check("payload's first answer", first, { ...data, status: 307 });
  const payload = await own.browser.ask({ path: first.headers.location ?? "", headers: { rsc: "1" } });
  check("payload", payload, { ...data, type: /^text\/x-component/ });
  const refused = await callAction(own.browser, actionNamed("lookUp"), { number: "", idNumber: "" });
  check("action", refused, { ...data, type: /^text\/x-component/ });
  const foreign = await callAction(own.browser, actionNamed("lookUp"), {}, { origin: "https://evil.example" });
  check("foreign action", foreign, { ...data, status: 403 });
  check("route", await ask({ path: "/sign-out", method: "POST" }), { ...data, status: 403 });
  check("wrong method", await ask({ path: "/sign-out" }), { ...data, status: 405 });
  check("file for visitors", await ask({ path: `/files/${own.fileIds[0]}` }), { ...data, status: 303 });
  check("health", await ask({ path: "/api/health/live" }), data);
  check("missing in the API", await ask({ path: "/api/health/nothing" }), { ...data, status: 404 });
});

test("files", async ({ own }) => {
  const framing = "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
  const download = await own.browser.ask({ path: `/files/${own.fileIds[0]}` });
  check("download", download, { status: 200, policy: "sandbox; default-src 'none'; frame-ancestors 'none'" });
  expect(download.headers["content-disposition"]).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''/);
  const view = await own.browser.ask({ path: `/files/${own.fileIds[0]}/view` });
  check("view", view, { status: 200, policy: framing, frame: "SAMEORIGIN" });
  expect(view.headers["content-type"]).toBe("application/pdf");
});

test("only hashed files may be kept by caches", async () => {
  const { body } = await ask({ path: "/" });
  const script = /\/_next\/static\/[^"]+\.js/.exec(body)?.[0] ?? "";
  const cache = /^public, max-age=31536000, immutable$/;
  check("script", await ask({ path: script }), { ...data, cache });
  check("missing script", await ask({ path: "/_next/static/chunks/none.js" }), {
    status: 404,
    policy: dataPolicy,
  });
});

test("every response has a nonce of its own, and nothing inline goes without it", async ({ own }) => {
  const seen = new Set<string>();
  for (const path of ["/", "/", "/track", "/no-such-page", "/me"]) {
    const { headers, body } = await own.browser.ask({ path });
    const policy = String(headers["content-security-policy"]);
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
    expect(Buffer.from(nonce, "base64").length).toBeGreaterThanOrEqual(16);
    expect(seen.has(nonce)).toBe(false);
    seen.add(nonce);
    expect(policy).not.toMatch(/unsafe-(inline|eval|hashes)/);
    const tags = body.match(/<(?:script|style)\b[^>]*>/g) ?? [];
    expect(tags.length).toBeGreaterThan(0);
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    expect(body).not.toMatch(/<[a-z][^>]*\s(?:style|on[a-z]+)=/);
  }
});

test("a nonce or policy of the client's is not believed", async () => {
  const headers = { "x-nonce": "bm9uY2U", "content-security-policy": "script-src 'nonce-bm9uY2U'" };
  const answer = await ask({ path: "/", headers });
  expect(JSON.stringify(answer)).not.toContain("bm9uY2U");
});

test("the image optimiser and Next's inner pages are closed", async () => {
  const image = "/_next/image?url=%2Ficon.svg&w=64&q=75";
  const closed = [image, "/_next/image?url=http%3A%2F%2F127.0.0.1%2F&w=64&q=75", "/_next/image", "/_next/image/"];
  const spelled = ["/%5fnext/image?url=%2Ficon.svg&w=64&q=75", "/_next/%69mage?url=%2Ficon.svg&w=64&q=75"];
  for (const path of [...closed, ...spelled, "/_global-error", "/_not-found", "/_error", "/.git/config", "/.env"]) {
    expect.soft((await ask({ path })).status, path).toBe(404);
  }
  for (const path of ["/./_next/image?url=%2Ficon.svg&w=64&q=75", "/x/../_next/image?url=%2Ficon.svg&w=64&q=75"]) {
    const { status } = await ask({ path });
    expect.soft(status >= 400 && status < 500, `${path}: ${status}`).toBe(true);
  }
});

test("TRACE, CONNECT and unknown methods are refused", async () => {
  for (const method of ["TRACE", "PROPFIND"]) {
    const { status, body } = await ask({ path: "/", method, headers: { "x-canary": "canary-trace" } });
    expect.soft(status, method).toBe(405);
    expect.soft(body, method).not.toContain("canary-trace");
  }
  expect(await firstLine(`CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n`)).not.toMatch(/ 2\d\d /);
});

/** What the server says to bytes that no client library would send; empty when it hangs up. */
function firstLine(text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let said = "";
    socket.setTimeout(5000, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk.toString();
      socket.destroy();
    });
    socket.on("error", () => {});
    socket.once("close", () => done(said.split("\r\n")[0] ?? ""));
  });
}
