import { readdirSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import next from "next";
import { closeDatabase, pool } from "./lib/db/client.ts";
import { settings } from "./lib/env.ts";
import { onStop } from "./lib/lifeline.ts";
import { log } from "./lib/log.ts";
import { quietConsole } from "./lib/quiet-console.ts";
import { StartError, sentenceOf } from "./lib/start-error.ts";
import { poolAnswers, watchDatabase } from "./server/database-probe.ts";
import { watchLoopLag } from "./server/loop-lag.ts";
import { requestHandler } from "./server/request-handler.ts";

/* The web duty: one HTTP server that holds the JSON API and Next. Run by `npm start`, or alone with ROLE=web. */

const root = import.meta.dirname;
/** How long requests under way may take after the order to stop. */
const grace = 10_000;

try {
  await serve();
} catch (error) {
  // The console is a log by now.
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exit(1);
}

async function serve(): Promise<void> {
  const given = settings();
  if (!given.databaseUrl) throw new StartError("The setting DATABASE_URL is missing: run `npm start`, or set it.");
  const dev = given.nodeEnv === "development";
  if (!dev) quietConsole();
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 300_000 });
  server.keepAliveTimeout = 65_000;
  const app = next({ dev, dir: root, hostname: "localhost", port: given.port, httpServer: server });
  await app.prepare();
  const lag = watchLoopLag();
  const probe = watchDatabase(given.databaseUrl, (up) =>
    log().warn({ event: up ? "database-back" : "database-away" }, up ? "the database is back" : "the database is away"),
  );
  const handle = requestHandler({
    settings: given,
    pages: app.getRequestHandler(),
    probe,
    isWell: async () => (await probe.ask()) && (await poolAnswers(pool())),
    busyShare: lag.busyShare,
    publicFiles: publicFiles(),
  });
  server.on("request", (request, response) => {
    // While stopping, each connection ends with the answer it is waiting for.
    if (!server.listening) response.shouldKeepAlive = false;
    handle(request, response);
  });
  await listen(server, given.port, given.host);
  process.send?.("ready");
  log().info({ port: given.port, role: "web" }, "serving");
  onStop(async () => {
    await drain(server);
    await probe.stop();
    await app.close();
    await closeDatabase();
  });
}

/** An earlier process of ours may still be closing: the port gets a moment before it counts as taken. */
async function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  for (const deadline = Date.now() + 3000; ; ) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once("error", done);
      server.listen({ port, host }, () => {
        server.off("error", done);
        done(undefined);
      });
    });
    if (!error) return;
    const retry = error.code === "EADDRINUSE" && Date.now() < deadline;
    if (!retry) throw new StartError(refusal(error, port));
    await new Promise((done) => setTimeout(done, 200));
  }
}

function refusal(error: NodeJS.ErrnoException, port: number): string {
  if (error.code === "EADDRINUSE")
    return `Port ${port} is taken by another program: end it, or set PORT to a free one.`;
  if (error.code === "EACCES") return `Port ${port} is not allowed for this user: set PORT to one above 1023.`;
  return `Port ${port} cannot be opened (${error.code ?? error.message}): check PORT and HOST.`;
}

async function drain(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  // Connections that become idle now would otherwise stay for the whole keep-alive time.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const force = setTimeout(() => server.closeAllConnections(), grace);
  await closed;
  clearInterval(idle);
  clearTimeout(force);
}

function publicFiles(): Set<string> {
  try {
    const entries = readdirSync(join(root, "public"), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return new Set(files.map((entry) => join(entry.parentPath, entry.name).slice(join(root, "public").length)));
  } catch {
    return new Set();
  }
}
