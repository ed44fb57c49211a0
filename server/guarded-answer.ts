import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Guard, Shape } from "./guarded-response.ts";
import { ownHeaders } from "./security-headers.ts";

export type WholeAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable | null;
};

export type AnswerGuard = Guard & {
  /** Sends the handler's answer, unless another one was sent in its place. */
  send(answer: WholeAnswer): Promise<void>;
};

/**
 * The guard of a handler that gives its whole answer at once and touches the response in no other way. All headers are
 * written in one go, which for a small answer is much of its cost.
 */
export function guardAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  shape: Pick<Shape, "policy" | "secure"> & { readonly requestId: string },
): AnswerGuard {
  let answered = false;
  const begin = ({ status, headers, body }: WholeAnswer, more: string[]) => {
    answered = true;
    const length = typeof body === "string" ? ["Content-Length", String(Buffer.byteLength(body))] : [];
    response.writeHead(status, [...headersOf(headers, shape), ...length, ...more]);
  };
  return {
    isAnswered: () => answered,
    replace(answer) {
      if (answered || response.destroyed) return;
      // What the client still sends is not read, so this connection ends with the answer.
      begin(answer, request.complete ? [] : ["Connection", "close"]);
      response.end(request.method === "HEAD" ? undefined : answer.body);
    },
    async send(answer) {
      const { body } = answer;
      if (answered || response.destroyed) {
        if (body instanceof Readable) body.destroy();
        return;
      }
      begin(answer, []);
      if (body instanceof Readable && request.method !== "HEAD") {
        // A client that leaves early is no error of ours.
        return pipeline(body, response).catch(() => {});
      }
      if (body instanceof Readable) body.destroy();
      response.end(request.method === "HEAD" || body instanceof Readable ? undefined : (body ?? undefined));
    },
  };
}

const replaced = new Set(["content-security-policy", "referrer-policy", "cache-control", "x-powered-by"]);
/** What every JSON answer has besides, for plain and for secure origins. */
const ofData = [false, true].map((secure) => ownHeaders({ policy: "", secure }, () => "").flat());

/** Names and values in turn, as node writes them without looking at each again. */
function headersOf(
  given: WholeAnswer["headers"],
  shape: Pick<Shape, "policy" | "secure"> & { readonly requestId: string },
): string[] {
  const list = ["X-Request-Id", shape.requestId, "Cache-Control", "private, no-store"];
  let own: Record<string, string> | undefined;
  for (const name of Object.keys(given)) {
    const lower = name.toLowerCase();
    const value = given[name] ?? "";
    if (replaced.has(lower) || value.startsWith("text/html")) own = { ...own, [lower]: value };
    if (!replaced.has(lower)) list.push(name, value);
  }
  // A page, or a handler with a policy of its own.
  const ours = own ? ownHeaders(shape, (name) => own[name] ?? "").flat() : (ofData[Number(shape.secure)] ?? []);
  return list.concat(ours);
}
