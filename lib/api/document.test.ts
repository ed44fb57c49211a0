import { describe, expect, test } from "vitest";
import { z } from "zod";
import { signedHeaders } from "../channels/webhook/send.ts";
import { makeApi } from "./app.ts";
import type { ApiParts } from "./parts.ts";
import { ownReasons, statusOf } from "./reasons.ts";
import { operationsOf, type Published } from "./testing-document.ts";
import { verifyExample } from "./v1/webhook-document.ts";

// Nothing here comes near the database.
const app = makeApi({} as ApiParts);
const read = async (path: string) => app.request(path);
const document = (await (await read("/api/openapi.json")).json()) as Published;

describe("the document", () => {
  test("is OpenAPI 3.1 and names every operation once", () => {
    expect(document.openapi).toBe("3.1.0");
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has every route of the API, and no other", () => {
    const routes = app.routes
      .filter(({ method, handler }) => method !== "ALL" && handler.name !== "wrongMethod")
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`);
    const documented = operationsOf(document).map(({ method, path }) => `${method} ${path}`);
    expect(documented.toSorted()).toEqual(routes.toSorted());
  });

  test("asks for a key everywhere but where it says so", () => {
    const open = operationsOf(document).filter(({ operation }) => !operation.security);
    expect(open.map(({ path }) => path).toSorted()).toEqual([
      "/api/docs",
      "/api/docs/{file}",
      "/api/health/live",
      "/api/health/ready",
      "/api/openapi.json",
    ]);
  });

  test("refers to nothing that it does not have", () => {
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map(
      ([, id]) => id,
    );
    expect(refs.filter((id) => id && !(id in document.components.schemas))).toEqual([]);
  });
});

test("the way to verify a message that the document shows works on real ones, and on no others", async () => {
  const { info } = document as unknown as { info: { description: string } };
  expect(info.description).toContain(verifyExample);
  const example = `data:text/javascript,${encodeURIComponent(verifyExample)}`;
  const { isGenuine } = (await import(/* @vite-ignore */ example)) as {
    isGenuine(given: { secret: string; headers: Record<string, string>; body: string }): boolean;
  };
  const [secret, old, other] = [1, 2, 3].map((byte) => `whsec_${Buffer.alloc(24, byte).toString("base64")}`);
  if (!secret || !old || !other) throw new Error("three secrets were made");
  const body = JSON.stringify({ type: "webhook.test", data: { a: "明径" } });
  const headers = signedHeaders({ id: "m-1", secrets: [secret, old], body, at: new Date() });
  expect([secret, old, other].map((known) => isGenuine({ secret: known, headers, body }))).toEqual([true, true, false]);
  expect(isGenuine({ secret, headers, body: `${body} ` })).toBe(false);
  expect(isGenuine({ secret, headers: { ...headers, "webhook-id": "m-2" }, body })).toBe(false);
  const late = signedHeaders({ id: "m-1", secrets: [secret], body, at: new Date(Date.now() - 6 * 60_000) });
  expect(isGenuine({ secret, headers: late, body })).toBe(false);
});

test("every reason has a status below 500, but for outages and bugs", () => {
  const high = Object.entries(statusOf).filter(([, status]) => status >= 500);
  expect(high.map(([reason]) => reason).toSorted()).toEqual(["busy", "failed", "storage-full", "unavailable"]);
  expect(ownReasons.every((reason) => reason in statusOf)).toBe(true);
});

describe("the page to browse it", () => {
  test("takes everything from this origin, under its nonce", async () => {
    const page = await app.request("/api/docs", { headers: { "X-Nonce": "abc" } });
    const html = await page.text();
    expect(html).not.toMatch(/https?:\/\//);
    expect(html).not.toMatch(/\sstyle=|<style|\son\w+=/);
    const sources = [...html.matchAll(/<(?:script|link rel="stylesheet")[^>]*>/g)].map(([tag]) => tag);
    expect(sources).toHaveLength(3);
    for (const tag of sources) expect(tag).toContain('nonce="abc"');
  });

  test("serves its own files and no others", async () => {
    for (const file of ["swagger-ui.css", "swagger-ui-bundle.js", "start.js"]) {
      expect((await read(`/api/docs/${file}`)).status).toBe(200);
    }
    for (const file of ["package.json", "..%2fpackage.json", "__proto__", "constructor"]) {
      expect((await read(`/api/docs/${file}`)).status).toBe(404);
    }
  });
});

describe("a request that no endpoint takes", () => {
  const problem = z.object({ status: z.number(), reason: z.string() });

  test("is a problem, with the methods that the address knows", async () => {
    const wrong = await app.request("/api/v1/applications", { method: "DELETE" });
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST, GET, HEAD"]);
    expect(problem.parse(await wrong.json()).reason).toBe("method-not-allowed");
    const basic = await app.request("/api/applications/1/progress", { method: "POST" });
    expect([basic.status, basic.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
    const none = await read("/api/v1/nothing");
    expect([none.status, none.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
  });

  test("without a key, or with something that is none, is refused before anything is asked", async () => {
    for (const authorization of [
      undefined,
      "",
      "Basic abc",
      "Bearer",
      "Bearer mj_short",
      `Bearer mj_abcdefgh_${"x".repeat(44)}`,
    ]) {
      const headers = authorization === undefined ? {} : { Authorization: authorization };
      const refused = await app.request("/api/v1/services", { headers });
      expect([refused.status, refused.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="mingjing"']);
    }
  });
});
