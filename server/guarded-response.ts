import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { commonHeaders, dataPolicy } from "./security-headers.ts";

export type Shape = {
  /** The policy for pages, with this response's nonce. */
  policy: string;
  secure: boolean;
  /** A path that any cache may keep, such as a hashed asset or a public file. */
  isPublic: boolean;
  /** Called instead of sending a 5xx; it takes over with {@link Guard.replace}. Absent: a 5xx is sent as it is. */
  onServerError: (() => void) | undefined;
};

export type Guard = {
  /** True once headers are on their way, whoever sent them. */
  isAnswered(): boolean;
  /** Sends this instead of whatever the handler is still going to say; from now on its words are dropped. */
  replace(answer: { status: number; headers: Record<string, string>; body: string }): void;
};

type Methods = Pick<
  ServerResponse,
  "writeHead" | "write" | "end" | "setHeader" | "removeHeader" | "appendHeader" | "flushHeaders"
>;

/**
 * Puts the headers that every response has on whatever the handler sends, and lets the server answer in its place:
 * when it takes too long, and when it wants to send a 5xx.
 */
export function guardResponse(request: IncomingMessage, response: ServerResponse, shape: Shape): Guard {
  const original = bound(response);
  // The handler's words are kept back from the moment it wants to send a 5xx until the replacement is there.
  let state: "open" | "answered" | "held" | "replaced" = "open";
  const muted = () => state === "held" || state === "replaced";

  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (muted()) return response;
    merge(original, rest);
    if (shape.onServerError && status >= 500 && !shape.isPublic && !isProblem(response)) {
      state = "held";
      shape.onServerError();
      return response;
    }
    state = "answered";
    finish(response, original, { ...shape, status });
    return original.writeHead(status);
  }) as ServerResponse["writeHead"];
  response.flushHeaders = () => {
    if (muted()) return;
    if (!response.headersSent) response.writeHead(response.statusCode);
    if (!muted()) original.flushHeaders();
  };
  response.write = ((...args: unknown[]) => {
    begin();
    return muted() ? true : (original.write as (...all: unknown[]) => boolean)(...args);
  }) as ServerResponse["write"];
  response.end = ((...args: unknown[]) => {
    begin();
    return muted() ? response : (original.end as (...all: unknown[]) => ServerResponse)(...args);
  }) as ServerResponse["end"];
  for (const name of ["setHeader", "removeHeader", "appendHeader"] as const) {
    const call = original[name] as (...args: unknown[]) => unknown;
    response[name] = ((...args: unknown[]) => (muted() || response.headersSent ? response : call(...args))) as never;
  }

  return {
    isAnswered: () => state === "answered" || state === "replaced",
    replace({ status, headers, body }) {
      if (state === "answered" || state === "replaced" || response.destroyed) return;
      state = "replaced";
      for (const name of response.getHeaderNames()) if (name !== "x-request-id") original.removeHeader(name);
      for (const [name, value] of Object.entries(headers)) original.setHeader(name, value);
      // What the client still sends is not read, so this connection ends with the answer.
      if (!request.complete) original.setHeader("Connection", "close");
      original.setHeader("Content-Length", Buffer.byteLength(body));
      finish(response, original, { ...shape, isPublic: false, status });
      original.writeHead(status);
      original.end(request.method === "HEAD" ? undefined : body);
    },
  };

  /** The first byte without an explicit head: node would otherwise send one behind our back. */
  function begin(): void {
    if (state === "open") response.writeHead(response.statusCode);
  }
}

function finish(response: ServerResponse, original: Methods, shape: Shape & { status: number }): void {
  const set = (name: string, value: OutgoingHttpHeader) => original.setHeader(name, value as string);
  const own = String(response.getHeader("content-security-policy") ?? "");
  const isPage = /^text\/html/.test(String(response.getHeader("content-type") ?? ""));
  for (const [name, value] of Object.entries(commonHeaders(shape))) {
    // A handler may be stricter about the Referer, never about anything else.
    if (value !== undefined && !(name === "Referrer-Policy" && response.hasHeader(name))) set(name, value);
  }
  // A file route narrows its own policy (sandbox, who may frame it); pages always get ours.
  const policy = isPage ? shape.policy : own || dataPolicy;
  set("Content-Security-Policy", policy);
  set("X-Frame-Options", /frame-ancestors 'self'/.test(policy) ? "SAMEORIGIN" : "DENY");
  original.removeHeader("X-Powered-By");
  const keep = shape.isPublic && shape.status < 400 && response.hasHeader("cache-control");
  if (!keep) set("Cache-Control", "private, no-store");
}

/** Answers of our own JSON API explain themselves already. */
function isProblem(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("application/problem+json");
}

function merge(original: Methods, rest: unknown[]): void {
  const headers = rest.find((value) => typeof value === "object" && value !== null) as
    | OutgoingHttpHeaders
    | OutgoingHttpHeader[]
    | undefined;
  const pairs = Array.isArray(headers)
    ? headers.flatMap((name, index) => (index % 2 === 0 ? [[String(name), headers[index + 1]] as const] : []))
    : Object.entries(headers ?? {});
  for (const [name, value] of pairs) if (value !== undefined) original.setHeader(name, value as string);
}

function bound(response: ServerResponse): Methods {
  return {
    writeHead: response.writeHead.bind(response),
    write: response.write.bind(response),
    end: response.end.bind(response),
    setHeader: response.setHeader.bind(response),
    removeHeader: response.removeHeader.bind(response),
    appendHeader: response.appendHeader.bind(response),
    flushHeaders: response.flushHeaders.bind(response),
  } as Methods;
}
