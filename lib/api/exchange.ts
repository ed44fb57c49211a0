import { Readable } from "node:stream";

/*
 * What the API takes and gives: the part of a web Request that it reads, and plain answers. Objects of the web standard
 * cost more than a whole call here, so they are made only where somebody wants one.
 */

/** A `Request` is one; server/api-bridge makes another straight from node's. */
export type ApiRequest = {
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
  /** The body's bytes as they come, where they can be had without a web stream. To be read instead of `body`. */
  readonly chunks?: AsyncIterable<Uint8Array>;
};

export type Reply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable | null;
};

export function asResponse({ status, headers, body }: Reply): Response {
  const web = body instanceof Readable ? (Readable.toWeb(body) as ReadableStream) : body;
  return new Response(web, { status, headers });
}

export function withHeaders(reply: Reply, headers: Readonly<Record<string, string>>): Reply {
  return { ...reply, headers: { ...reply.headers, ...headers } };
}

/** The parameters after the question mark; null without one. */
export function queryOf({ url }: Pick<ApiRequest, "url">): URLSearchParams | null {
  const start = url.indexOf("?");
  return start < 0 ? null : new URLSearchParams(url.slice(start + 1).split("#")[0]);
}
