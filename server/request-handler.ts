import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiPath } from "../lib/api/app.ts";
import type { Settings } from "../lib/env.ts";
import { log } from "../lib/log.ts";
import type { Trouble } from "../lib/text/unavailable.ts";
import { answerByApi } from "./api-bridge.ts";
import type { DatabaseProbe } from "./database-probe.ts";
import { type Guard, guardResponse } from "./guarded-response.ts";
import { judge, rewriteHeaders, type Verdict } from "./incoming.ts";
import { makeNonce, pagePolicy } from "./security-headers.ts";
import { unavailable } from "./unavailable-page.ts";

export type Parts = {
  settings: Settings;
  pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  probe: Pick<DatabaseProbe, "isUp" | "isQuick">;
  /** Asks the database now, the way a request does. */
  isWell: () => Promise<boolean>;
  busyShare: () => number;
  /** Paths of the files in `public/`. */
  publicFiles: ReadonlySet<string>;
};

type Exchange = Parts & {
  request: IncomingMessage;
  response: ServerResponse;
  guard: Guard;
  pathname: string;
  requestId: string;
  nonce: string;
};

/** Nobody waits longer than this for a page while the database is in trouble. */
const patience = 2500;
/** Where the machine is merely busy, or a change may still be under way, waiting is the better answer. */
const longPatience = 15_000;

/** One handler for everything: judges the request, rewrites its headers, then lets the API or Next answer, guarded. */
export function requestHandler(parts: Parts): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const nonce = makeNonce();
    const requestId = randomUUID();
    const { publicOrigin, proxyHops, nodeEnv } = parts.settings;
    const secure = publicOrigin.startsWith("https:");
    const policy = pagePolicy({ nonce, secure, development: nodeEnv === "development" });
    const verdict = judge(request, publicOrigin);
    const pathname = verdict.ok ? verdict.pathname : "";
    const isPublic = pathname.startsWith("/_next/static/") || parts.publicFiles.has(pathname);
    // While developing, the framework's own page about an error is the useful one, and compiling takes its time.
    const onServerError = nodeEnv === "development" ? undefined : () => void standIn(exchange);
    const guard = guardResponse(request, response, { policy, secure, isPublic, onServerError });
    const exchange: Exchange = { ...parts, request, response, guard, pathname, requestId, nonce };
    if (!verdict.ok) return refuse(exchange, verdict);
    rewriteHeaders(request, { publicOrigin, proxyHops, requestId, policy, nonce });
    response.setHeader("X-Request-Id", requestId);
    if (!isPublic && !pathname.startsWith("/api/health/")) {
      if (!parts.probe.isUp()) return standInFor(exchange, "database-away");
      if (nodeEnv !== "development") watchPatience(exchange);
    }
    void answer(exchange);
  };
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, settings, pathname } = exchange;
  try {
    if (isApiPath(pathname)) await answerByApi(request, response, settings.publicOrigin);
    else await exchange.pages(request, response);
  } catch (error) {
    log().error({ error, requestId: exchange.requestId, method: request.method }, "a request failed");
    await standIn(exchange);
  }
}

/** Asks the database before saying whose fault it is. */
async function standIn(exchange: Exchange): Promise<void> {
  const well = await exchange.isWell();
  standInFor(exchange, well ? "failed" : "database-away");
}

function standInFor(exchange: Exchange, trouble: Trouble): void {
  const { request, guard, settings, nonce, requestId, pathname } = exchange;
  const api = pathname.startsWith("/api/");
  guard.replace(unavailable(request, { trouble, api, hotline: settings.hotline, nonce, requestId }));
}

/** Answers in the handler's place when it has sent nothing for too long. */
function watchPatience(exchange: Exchange): void {
  const { request, response, guard, probe, busyShare } = exchange;
  const reads = request.method === "GET" || request.method === "HEAD";
  let started = performance.now();
  const timer = setInterval(() => {
    if (guard.isAnswered() || response.destroyed) return clearInterval(timer);
    // An upload on a slow line is not our slowness.
    if (!request.complete) started = performance.now();
    const waited = performance.now() - started;
    if (waited < patience) return;
    const excused = probe.isQuick() && (!reads || busyShare() > 0.4);
    if (excused && waited < longPatience) return;
    clearInterval(timer);
    standInFor(exchange, "database-away");
  }, 100);
  timer.unref();
  response.once("close", () => clearInterval(timer));
}

const reasons: Record<Exclude<Verdict, { ok: true }>["status"], string> = {
  400: "Bad Request",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  414: "URI Too Long",
};

function refuse(exchange: Exchange, verdict: Exclude<Verdict, { ok: true }>): void {
  const { status } = verdict;
  const allow = status === 405 ? { Allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" } : {};
  const title = reasons[status];
  if (exchange.request.url?.startsWith("/api/")) {
    const headers = { "Content-Type": "application/problem+json", ...allow };
    exchange.guard.replace({ status, headers, body: JSON.stringify({ type: "about:blank", title, status }) });
    return;
  }
  const headers = { "Content-Type": "text/plain; charset=utf-8", ...allow };
  exchange.guard.replace({ status, headers, body: `${title}\n` });
}
