import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { settings } from "../env.ts";
import { StartError } from "../start-error.ts";
import { PrismaClient } from "./generated/client.ts";

export type Connection = { database: PrismaClient; pool: pg.Pool; close(): Promise<void> };

/** The role with the rights of web and worker; a login of its own when the program made the database itself. */
const appRole = "mingjing_app";

/**
 * Next bundles copies of this module beside the one that the server runs: the connections hang on the global object so
 * that the process has one pool. The Prisma client stays with its copy, because Prisma knows its own null and error
 * classes by identity.
 */
const shared = globalThis as typeof globalThis & { mingjingPool?: pg.Pool | undefined };
let client: { database: PrismaClient; pool: pg.Pool } | undefined;

/** Prisma on this process's pool, with the rights of the application's role. */
export function database(): PrismaClient {
  const connections = pool();
  if (client?.pool !== connections) client = { database: prismaOn(connections), pool: connections };
  return client.database;
}

/** The same connections for SQL by hand. */
export function pool(): pg.Pool {
  if (shared.mingjingPool) return shared.mingjingPool;
  const url = settings().databaseUrl;
  if (!url) throw new StartError("The setting DATABASE_URL is missing: `npm start` sets it for the embedded database.");
  shared.mingjingPool = openPool(url, { as: "app", max: 10, connectWithin: 2000 });
  return shared.mingjingPool;
}

/** Ends the process's connections; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = shared.mingjingPool;
  shared.mingjingPool = undefined;
  await open?.end();
}

/**
 * A connection pool of one's own, for tests and scripts; the caller closes it. `as: "owner"` keeps the URL's rights. No
 * reader waits for it, so a busy machine gets more time to let it in.
 */
export function connect(url: string, options: { as?: "app" | "owner"; max?: number } = {}): Connection {
  const connections = openPool(url, { as: options.as ?? "app", max: options.max ?? 10, connectWithin: 20_000 });
  const own = prismaOn(connections);
  return {
    database: own,
    pool: connections,
    async close() {
      await own.$disconnect();
      await connections.end();
    },
  };
}

// Each copy of this module knows the clients that it made; nobody else can have one.
const pools = new WeakMap<PrismaClient, pg.Pool>();

/** The pool under a Prisma client of this module, for statements by hand. */
export function poolOf(database: PrismaClient): pg.Pool {
  const connections = pools.get(database);
  if (!connections) throw new Error("this Prisma client was not made by lib/db/client");
  return connections;
}

/** Refuses a URL whose user does not get in or may not take on the application's role. */
export async function mustBeUsable(connection: Connection, url: string): Promise<void> {
  try {
    await connection.pool.query("SELECT 1");
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    const { username, host } = new URL(url);
    const mayNot = code === "42501" || code === "22023";
    throw new StartError(
      mayNot
        ? `The database user ${username} may not act as ${appRole}: let an administrator run \`GRANT ${appRole} TO "${username}"\` once.`
        : `The database at ${host} does not let ${username} in: ${message}.`,
    );
  }
}

function prismaOn(connections: pg.Pool): PrismaClient {
  // Errors in the short form: the long one prints what was to be stored.
  const made = new PrismaClient({ adapter: new PrismaPg(connections), log: [], errorFormat: "minimal" });
  pools.set(made, connections);
  return made;
}

function openPool(url: string, options: { as: "app" | "owner"; max: number; connectWithin: number }): pg.Pool {
  const connections = new pg.Pool({
    connectionString: url,
    max: options.max,
    application_name: `mingjing-${options.as}`,
    connectionTimeoutMillis: options.connectWithin,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...(options.as === "app" ? appLimits(url) : {}),
  });
  // An idle connection that breaks is replaced by the pool; without a listener the event would end the process.
  connections.on("error", () => {});
  return connections;
}

/**
 * With one external login the application still runs with the rights of its role only. The server ends what takes too
 * long; the client gives up a little later in case the server does not answer at all.
 */
function appLimits(url: string): pg.PoolConfig {
  return { options: appSessionOptions(url, 5000), query_timeout: 7000 };
}

/** What a connection with the application's rights tells the server on connecting. */
export function appSessionOptions(url: string, statementTimeout: number): string {
  const limits = [
    `statement_timeout=${statementTimeout}`,
    "lock_timeout=2000",
    "idle_in_transaction_session_timeout=10000",
  ];
  const role = new URL(url).username === appRole ? [] : [`role=${appRole}`];
  return [...role, ...limits].map((setting) => `-c ${setting}`).join(" ");
}
