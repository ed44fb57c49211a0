import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { api } from "../lib/api/app.ts";
import type { ApiRequest, Reply } from "../lib/api/exchange.ts";
import type { AnswerGuard } from "./guarded-answer.ts";

/**
 * Carries a node request to the API and its answer back. The calls of partners pass without any object of the web
 * standard in between; documentation and refusals of the router come as a `Response`.
 */
export async function answerByApi(request: IncomingMessage, guard: AnswerGuard, origin: string): Promise<void> {
  let reply: Reply | undefined;
  const take = (given: Reply) => {
    reply = given;
  };
  // The router reads no more of a request than this: address, method, headers and body.
  const answer = await api().fetch(new NodeRequest(request, origin) as unknown as Request, { take });
  await guard.send(reply ?? replyOf(answer));
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
