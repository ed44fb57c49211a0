import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context as HonoContext } from "hono";
import { pickLocale } from "#lib/text/locale.ts";
import { isTarget } from "../channels/webhook/installed.ts";
import { systemClock } from "../clock.ts";
import { database, pool } from "../db/client.ts";
import { rateLimiter } from "../db/rate-leases.ts";
import { settings } from "../env.ts";
import { fileStore, scanner, temporaryFolder } from "../files/places.ts";
import { log } from "../log.ts";
import { addDocs, openPaths } from "./docs.ts";
import { enterInDocument } from "./document.ts";
import { type AnyEndpoint, answerEndpoint, type Method } from "./endpoint.ts";
import { endpoints } from "./endpoints.ts";
import { asResponse, type Reply } from "./exchange.ts";
import { health } from "./health.ts";
import { isOutage } from "./outage.ts";
import type { ApiParts } from "./parts.ts";
import { problemResponse, trouble } from "./problem.ts";

/** A caller that gives `take` gets an endpoint's answer as it is, and no `Response` made from it. */
export type Bindings = { readonly take?: (reply: Reply) => void };
export type Api = OpenAPIHono;

/** The JSON interface in front of the pages: programs talk to this, people to Next. */
export function makeApi(parts: ApiParts): Api {
  const app = new OpenAPIHono({ strict: true });
  app.route("/api/health", health);
  addDocs(app);
  for (const at of endpoints) mount(app, parts, at);
  for (const path of openPaths) refuseOtherMethods(app, path, ["get"]);
  for (const [path, methods] of methodsByPath(endpoints)) refuseOtherMethods(app, path, methods);
  app.notFound((context) => problemResponse(trouble("no-such-address"), readerOf(context)));
  app.onError((error, context) => {
    const outage = isOutage(error);
    const [route, requestId] = [
      context.req.path.replace(/\d+|[A-Z]{2}\d{2}-[^/]+/g, "…"),
      context.req.header("x-request-id"),
    ];
    log().error({ error, route, requestId }, outage ? "the database could not answer the API" : "the API failed");
    return problemResponse(trouble(outage ? "unavailable" : "failed"), readerOf(context));
  });
  return app;
}

let installed: Api | undefined;

/** The API of this process, on its settings. */
export function api(): Api {
  installed ??= makeApi({
    database,
    pool,
    clock: systemClock,
    zone: () => settings().officeTimeZone,
    limiter: rateLimiter(pool),
    isWebhookTarget: isTarget,
    files: () => ({
      scanning: { store: fileStore(), scanner: scanner() },
      temporaryFolder: temporaryFolder(),
    }),
  });
  return installed;
}

/** Paths that belong to the API; every other path, `/api/auth` among them, is Next's. */
export function isApiPath(pathname: string): boolean {
  return /^\/api\/(health|v1|applications|docs|openapi\.json)(\/|$)/.test(pathname);
}

function mount(app: Api, parts: ApiParts, at: AnyEndpoint): void {
  enterInDocument(app, at);
  app.on([at.method.toUpperCase()], [routerPath(at.path)], async (context) => {
    const params = context.req.param() as Record<string, string>;
    const reply = await answerEndpoint(parts, at, { request: context.req.raw, params });
    const { take }: Bindings = context.env ?? {};
    if (!take) return asResponse(reply);
    take(reply);
    return taken;
  });
}

const taken = new Response(null, { status: 204 });

function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ":$1");
}

function methodsByPath(all: readonly AnyEndpoint[]): Map<string, Method[]> {
  const methods = new Map<string, Method[]>();
  for (const { path, method } of all) methods.set(path, [...(methods.get(path) ?? []), method]);
  return methods;
}

function refuseOtherMethods(app: Api, path: string, methods: readonly Method[]): void {
  const allow = methods.flatMap((method) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()])).join(", ");
  const basic = path.startsWith("/api/applications");
  // Only the others, and not `all`: a call that matches one handler passes through the router without a chain.
  const wrongMethod = (context: HonoContext) =>
    problemResponse(trouble("method-not-allowed", { headers: { Allow: allow } }), { ...readerOf(context), basic });
  app.on(otherThan(methods), [routerPath(path)], wrongMethod);
}

function otherThan(methods: readonly Method[]): string[] {
  const known = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"];
  return known.filter((name) => !methods.some((method) => method.toUpperCase() === name));
}

function readerOf(context: HonoContext) {
  return { locale: pickLocale(undefined, context.req.header("accept-language")) };
}
