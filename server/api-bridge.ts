import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { api } from "../lib/api/app.ts";
import type { ApiRequest, Reply } from "../lib/api/exchange.ts";

/**
 * Carries a node request to the API and its answer back. The calls of partners pass without any object of the web
 * standard in between; documentation and refusals of the router come as a `Response`.
 */
export async function answerByApi(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  let reply: Reply | undefined;
  const take = (given: Reply) => {
    reply = given;
  };
  // The router reads no more of a request than this: address, method, headers and body.
  const answer = await api().fetch(new NodeRequest(request, origin) as unknown as Request, { take });
  const { status, headers, body } = reply ?? replyOf(answer);
  const sent = request.method === "HEAD" ? null : body;
  if (typeof sent === "string") response.setHeader("Content-Length", Buffer.byteLength(sent));
  response.writeHead(status, headers);
  if (sent === null || typeof sent === "string") {
    response.end(sent ?? undefined);
    if (body instanceof Readable) body.destroy();
    return;
  }
  // A client that leaves early is no error of ours.
  await pipeline(sent, response).catch(() => {});
}

function replyOf({ status, headers, body }: Response): Reply {
  return { status, headers: Object.fromEntries(headers), body: body && Readable.fromWeb(body as never) };
}

class NodeRequest implements ApiRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: ApiRequest["headers"];
  readonly #incoming: IncomingMessage;
  #body: ReadableStream<Uint8Array> | undefined;

  constructor(incoming: IncomingMessage, origin: string) {
    this.method = incoming.method ?? "GET";
    this.url = origin + (incoming.url ?? "/");
    this.headers = { get: (name) => headerOf(incoming, name) };
    this.#incoming = incoming;
  }

  get chunks(): AsyncIterable<Uint8Array> {
    // A reader that stops early must not take the connection with it: the refusal goes over it.
    return this.#incoming.iterator({ destroyOnReturn: false });
  }

  get body(): ReadableStream<Uint8Array> | null {
    if (this.method === "GET" || this.method === "HEAD") return null;
    this.#body ??= Readable.toWeb(this.#incoming) as ReadableStream<Uint8Array>;
    return this.#body;
  }
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = headers[name.toLowerCase()];
  return Array.isArray(value) ? value.join(", ") : (value ?? null);
}
