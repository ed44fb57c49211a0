import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import pg from "pg";
import { readProgress } from "./progress.ts";
import { submit } from "./submit.ts";
import { updateStatus } from "./update.ts";

/*
 * What the partner calls could reach at most: node's own server and the statements, without keys, limits, checks of the
 * input, headers, log or workflow. It answers the same bytes as ours on the same database.
 */

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  pipeline: true,
  keepAlive: true,
});

export type Answer = { readonly status: number; readonly body: string };

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body } = await route(request);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

async function route(request: IncomingMessage): Promise<Answer> {
  const [, , , id = "", verb] = (request.url ?? "").split("/");
  if (request.method === "GET" && verb === "progress") return readProgress(pool, Number(id));
  const sent = JSON.parse(await bodyOf(request));
  return request.method === "PUT" ? updateStatus(pool, Number(id), sent) : submit(pool, sent);
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = "";
  request.setEncoding("utf8");
  for await (const chunk of request) text += chunk;
  return text;
}

server.listen(Number(process.env.PORT), "127.0.0.1", () => process.send?.("ready"));
for (const signal of ["SIGTERM", "disconnect"]) process.on(signal, () => process.exit(0));
