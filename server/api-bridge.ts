import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { api } from "../lib/api/app.ts";

/** Carries a node request to the API and its answer back. */
export async function answerByApi(request: IncomingMessage, response: ServerResponse, origin: string): Promise<void> {
  const answer = await api().fetch(asWebRequest(request, response, origin));
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  response.writeHead(answer.status, headers);
  if (!answer.body || request.method === "HEAD") {
    response.end();
    return;
  }
  // A client that leaves early is no error of ours.
  await pipeline(Readable.fromWeb(answer.body as never), response).catch(() => {});
}

function asWebRequest(request: IncomingMessage, response: ServerResponse, origin: string): Request {
  const gone = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.startsWith(":") || value === undefined) continue;
    headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  const method = request.method ?? "GET";
  const bodiless = method === "GET" || method === "HEAD";
  const body = bodiless ? null : (Readable.toWeb(request) as ReadableStream<Uint8Array>);
  const init = { method, headers, body, signal: gone.signal, duplex: "half" as const };
  return new Request(new URL(request.url ?? "/", origin), init);
}
