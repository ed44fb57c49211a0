import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiPath } from "../lib/api/app.ts";
import type { Settings } from "../lib/env.ts";
import { log } from "../lib/log.ts";
import type { Trouble } from "../lib/text/unavailable.ts";
import { answerByApi } from "./api-bridge.ts";
import type { DatabaseProbe } from "./database-probe.ts";
import { type AnswerGuard, guardAnswer } from "./guarded-answer.ts";
import { type Guard, guardResponse } from "./guarded-response.ts";
import { judge, rewriteHeaders, siteOf, type Verdict } from "./incoming.ts";
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
  guard: Guard | AnswerGuard;
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
  const { publicOrigin, proxyHops, nodeEnv } = parts.settings;
  const secure = publicOrigin.startsWith("https:");
  const site = siteOf(publicOrigin);
  const watch = patienceOf(parts);
  return (request, response) => {
    const requestId = randomUUID();
    const verdict = judge(request, publicOrigin);
    const pathname = verdict.ok ? verdict.pathname : "";
    const isPublic = pathname.startsWith("/_next/static/") || parts.publicFiles.has(pathname);
    // Only pages have a nonce, and of the API's answers only its documentation is one.
    const api = isApiPath(pathname);
    const nonce = api && !pathname.startsWith("/api/docs") ? "" : makeNonce();
    const policy = nonce && pagePolicy({ nonce, secure, development: nodeEnv === "development" });
    const begun = { ...parts, request, response, pathname, requestId, nonce };
    const exchange = api
      ? { ...begun, guard: guardAnswer(request, response, { policy, secure, requestId }) }
      : withPageGuard(begun, { policy, secure, isPublic });
    if (!verdict.ok) return refuse(exchange, verdict);
    rewriteHeaders(request, { site, proxyHops, requestId, policy, nonce });
    if (!isPublic && !pathname.startsWith("/api/health/")) {
      if (!parts.probe.isUp()) return standInFor(exchange, "database-away");
      if (nodeEnv !== "development") watch(exchange);
    }
    void answer(exchange);
  };
}

/** Next writes its answers bit by bit. */
function withPageGuard(
  begun: Omit<Exchange, "guard">,
  shape: { policy: string; secure: boolean; isPublic: boolean },
): Exchange & { guard: Guard } {
  // While developing, the framework's own page about an error is the useful one, and compiling takes its time.
  const onServerError = begun.settings.nodeEnv === "development" ? undefined : () => void standIn(exchange);
  const { request, response, requestId } = begun;
  const exchange = { ...begun, guard: guardResponse(request, response, { ...shape, onServerError }) };
  response.setHeader("X-Request-Id", requestId);
  return exchange;
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response, guard, settings } = exchange;
  try {
    if ("send" in guard) await answerByApi(request, guard, settings.publicOrigin);
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

/** Answers in the handler's place when it has sent nothing for too long. One clock looks at all that are under way. */
function patienceOf({ probe, busyShare }: Parts): (exchange: Exchange) => void {
  const since = new Map<Exchange, number>();
  setInterval(() => {
    const now = performance.now();
    for (const [exchange, started] of since) {
      const { request, response, guard } = exchange;
      if (guard.isAnswered() || response.destroyed) {
        since.delete(exchange);
        continue;
      }
      // An upload on a slow line is not our slowness.
      if (!request.complete) since.set(exchange, now);
      const waited = request.complete ? now - started : 0;
      if (waited < patience) continue;
      const reads = request.method === "GET" || request.method === "HEAD";
      const excused = probe.isQuick() && (!reads || busyShare() > 0.4);
      if (excused && waited < longPatience) continue;
      since.delete(exchange);
      standInFor(exchange, "database-away");
    }
  }, 100).unref();
  return (exchange) => {
    since.set(exchange, performance.now());
    exchange.response.once("close", () => since.delete(exchange));
  };
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
