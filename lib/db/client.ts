import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { settings } from "../env.ts";
import { StartError } from "../start-error.ts";
import { PrismaClient } from "./generated/client.ts";

export type Connection = { database: PrismaClient; pool: pg.Pool; close(): Promise<void> };

/** The role with the rights of web and worker; a login of its own when the program made the database itself. */
const appRole = "mingjing_app";

/** Next bundles a second copy of this module, so the one connection pool of a process hangs on the global object. */
const shared = globalThis as typeof globalThis & { mingjingConnection?: Connection | undefined };

/** Prisma on this process's pool, with the rights of the application's role. */
export function database(): PrismaClient {
  return connection().database;
}

/** The same connections for SQL by hand. */
export function pool(): pg.Pool {
  return connection().pool;
}

/** Ends the process's connections; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = shared.mingjingConnection;
  shared.mingjingConnection = undefined;
  await open?.close();
}

/** A connection pool of one's own, for tests and scripts; the caller closes it. `as: "owner"` keeps the URL's rights. */
export function connect(url: string, options: { as?: "app" | "owner"; max?: number } = {}): Connection {
  const { as = "app", max = 10 } = options;
  const connections = new pg.Pool({
    connectionString: url,
    max,
    application_name: `mingjing-${as}`,
    connectionTimeoutMillis: 2000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(as === "app" ? appLimits(url) : {}),
  });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  connections.on("error", () => {});
  const client = new PrismaClient({ adapter: new PrismaPg(connections), log: [] });
  return {
    database: client,
    pool: connections,
    async close() {
      await client.$disconnect();
      await connections.end();
    },
  };
}

function connection(): Connection {
  if (shared.mingjingConnection) return shared.mingjingConnection;
  const url = settings().databaseUrl;
  if (!url) throw new StartError("The setting DATABASE_URL is missing: `npm start` sets it for the embedded database.");
  shared.mingjingConnection = connect(url);
  return shared.mingjingConnection;
}

/**
 * With one external login the application still runs with the rights of its role only. The server ends what takes too
 * long; the client gives up a little later in case the server does not answer at all.
 */
function appLimits(url: string): pg.PoolConfig {
  const limits = ["statement_timeout=5000", "lock_timeout=2000", "idle_in_transaction_session_timeout=10000"];
  const role = new URL(url).username === appRole ? [] : [`role=${appRole}`];
  return { options: [...role, ...limits].map((setting) => `-c ${setting}`).join(" "), query_timeout: 7000 };
}
