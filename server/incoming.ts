import type { IncomingMessage } from "node:http";
import { isApiPath } from "../lib/api/app.ts";
import { callerAddress, clientAddress } from "../lib/http/client-address.ts";
import { checkOrigin } from "../lib/http/origin-guard.ts";

export type Verdict = { ok: true; pathname: string } | { ok: false; status: 400 | 403 | 404 | 405 | 413 | 414 };

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const longestUrl = 4096;
/** The image optimiser, and pages of Next's own that only it may show (asked for by name, one answers with a 500). */
const closed = /^\/(_next\/image|_global-error|_not-found|_error)(\/|$)/;
/** Next reads this ending as its header `rsc`: a page by a second name, which only the header should ask for. */
const payloadName = /\.rsc$/;
/**
 * Browsers resolve these themselves. Left to Next, `/_next/static/../../me` would be a personal page below an address
 * that caches may keep.
 */
const dotSegment = /(^|\/)\.{1,2}(\/|$)/;
const megabyte = 1024 * 1024;

/** What never reaches a handler, judged by the request line, the announced length and the page that sent it. */
export function judge(request: IncomingMessage, publicOrigin: string): Verdict {
  const url = request.url ?? "";
  if (!methods.has(request.method ?? "")) return { ok: false, status: 405 };
  if (url.length > longestUrl) return { ok: false, status: 414 };
  // A path of our own: no absolute form, no `//host` or `/\host` that could turn into a redirect elsewhere.
  if (!/^\/(?![/\\])/.test(url) || url.includes("\\")) return { ok: false, status: 400 };
  const pathname = decoded(url.split(/[?#]/)[0] ?? "");
  if (pathname === undefined || hasControlCharacter(pathname)) return { ok: false, status: 400 };
  if (dotSegment.test(pathname)) return { ok: false, status: 400 };
  if (closed.test(pathname) || payloadName.test(pathname)) return { ok: false, status: 404 };
  const length = Number(request.headers["content-length"] ?? 0);
  if (length > largestBody(pathname)) return { ok: false, status: 413 };
  return isForeignChange(request, { pathname, publicOrigin }) ? { ok: false, status: 403 } : { ok: true, pathname };
}

/**
 * A form that a page of another site sent. Actions and routes ask again for themselves; here it is asked first because
 * Next answers a server action of foreign origin with a 500. The partner interface knows no cookies and is exempt.
 */
function isForeignChange(
  request: IncomingMessage,
  { pathname, publicOrigin }: { pathname: string; publicOrigin: string },
): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method ?? "") || isApiPath(pathname)) return false;
  const get = (name: string) => {
    const value = request.headers[name];
    return Array.isArray(value) ? value.join(", ") : (value ?? null);
  };
  return checkOrigin({ get }, publicOrigin) === "foreign";
}

/** The upload routes measure files themselves, and read on past their limit so that the sender hears why. */
function largestBody(pathname: string): number {
  const takesFiles = pathname === "/files" || (isApiPath(pathname) && pathname.endsWith("/files"));
  return takesFiles ? 64 * megabyte : megabyte;
}

/** Headers that frameworks believe in and that no client may send. */
const internal =
  /^(x-middleware-|x-invoke-|x-matched-path|x-now-|x-vercel-|x-next-|x-nextjs-|x-prerender-|x-rewrite-|x-original-|x-action-|x-http-method|x-nonce|x-real-ip|x-client-ip|x-request-id|x-forwarded-|forwarded$|content-security-policy)/;

/**
 * Makes the request say what we know instead of what the client claims: host, protocol and address come from the
 * settings and the proxy count, control headers go, and the request id and nonce policy are added.
 */
export function rewriteHeaders(
  request: IncomingMessage,
  given: { publicOrigin: string; proxyHops: number; requestId: string; policy: string; nonce: string },
): void {
  const { headers } = request;
  const forwardedFor = headers["x-forwarded-for"];
  const caller = {
    socketAddress: request.socket.remoteAddress,
    forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
    hops: given.proxyHops,
  };
  for (const name of Object.keys(headers)) if (internal.test(name)) delete headers[name];
  const { host, protocol } = new URL(given.publicOrigin);
  headers.host = host;
  headers["x-forwarded-host"] = host;
  headers["x-forwarded-proto"] = protocol.slice(0, -1);
  headers["x-forwarded-for"] = clientAddress(caller);
  headers["x-real-ip"] = callerAddress(caller);
  headers["x-request-id"] = given.requestId;
  headers["content-security-policy"] = given.policy;
  headers["x-nonce"] = given.nonce;
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function hasControlCharacter(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 || code === 0x7f;
  });
}
