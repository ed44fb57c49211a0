import { Prisma } from "../db/generated/client.ts";

/** SQLSTATE classes and codes of a database that cannot answer now: connections, shutdown, resources, timeouts, locks. */
const states = /^(08|53|57|40|55P03|25P03)/;
const nodeCodes = new Set(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "ENOTFOUND", "EHOSTUNREACH"]);
/** Prisma's own: unreachable, timed out, pool full, transaction not started in time, write conflict. */
const prismaCodes = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028", "P2034"]);

/** Whether an error means that the database could not answer, rather than that the program is wrong. */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (states.test(code) || nodeCodes.has(code) || prismaCodes.has(code)) return true;
  // node-postgres gives its own time-outs no code.
  if (/timeout exceeded when trying to connect|Query read timeout|Connection terminated/i.test(error.message))
    return true;
  return error.cause !== undefined && isOutage(error.cause);
}
