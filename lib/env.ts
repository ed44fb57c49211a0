import { z } from "zod";
import type { Network } from "./channels/webhook/address.ts";
import { privateNetworksOf, usualPorts } from "./channels/webhook/target.ts";
import { StartError } from "./start-error.ts";

/** How each setting reads, and the words for the person whose value does not fit. */
const schema = z.object({
  DATABASE_URL: postgresUrl(),
  DATABASE_OWNER_URL: postgresUrl(),
  PORT: z.coerce
    .number("a port number")
    .int("a port number")
    .min(1, "a port from 1 to 65535")
    .max(65_535, "a port from 1 to 65535")
    .default(3000),
  HOST: z.string().optional(),
  ROLE: z.enum(["all", "web", "worker"], "all, web or worker").default("all"),
  DATA_DIR: z.string().default(".data"),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, "an origin such as https://portal.example.gov.cn, without a path")
    .optional(),
  PROXY_HOPS: z.coerce
    .number("a number of proxies")
    .int("a whole number")
    .min(0, "0 or more")
    .max(9, "9 or less")
    .default(0),
  OFFICE_TIME_ZONE: z.string().refine(isTimeZone, "a time zone such as Asia/Shanghai").default("Asia/Shanghai"),
  HOTLINE: z.string().max(40, "a telephone number").default("12345"),
  CLAMD_ADDRESS: z
    .string()
    .regex(/^(\/.+|[^\s:/]+:\d{1,5})$/, "host:port or the path of a socket")
    .optional(),
  WEBHOOK_PORTS: z
    .string()
    .regex(/^\d{1,5}(,\d{1,5})*$/, "port numbers such as 443,8443")
    .transform((text) => text.split(",").map(Number))
    .default(usualPorts),
  WEBHOOK_PRIVATE_TARGETS: z
    .string()
    .refine((text) => privateNetworksOf(text) !== null, "networks such as 10.20.0.0/16,10.30.1.7, or the word allow")
    .optional(),
  KEYS: z.string().refine(isJson, "the JSON text of a key file").optional(),
  KEYS_FILE: z.string().optional(),
  NODE_ENV: z.enum(["development", "production", "test"], "development, production or test").default("production"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "a log level such as info")
    .default("info"),
  DEMO: z.enum(["true", "false"], "true or false").optional(),
});

export type Settings = {
  /** Absent when the embedded database is used and has not been started by the caller. */
  databaseUrl: string | undefined;
  /** The owner of the schema, for migrations; `databaseUrl` when absent. */
  ownerDatabaseUrl: string | undefined;
  port: number;
  /** The address to listen on; the loopback alone while demo accounts with known passwords exist. */
  host: string | undefined;
  role: "all" | "web" | "worker";
  dataDir: string;
  /** What browsers see, without a trailing slash; every absolute link is built on it. */
  publicOrigin: string;
  /** How many of our own reverse proxies stand in front. */
  proxyHops: number;
  officeTimeZone: string;
  hotline: string;
  clamdAddress: string | undefined;
  /** Ports that webhooks may go to. */
  webhookPorts: readonly number[];
  /** Networks that are not public and yet may be called by webhooks; none unless the office's own network is meant. */
  webhookPrivateNetworks: readonly Network[];
  /** The keys themselves, as JSON; else they are read from `keysFile`. */
  keys: string | undefined;
  keysFile: string | undefined;
  nodeEnv: "development" | "production" | "test";
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";
  /** Demo data and accounts: only on a database that this program started itself. */
  demo: boolean;
};

let parsed: Settings | undefined;

/** The settings of this process, read once. Throws a sentence that names the first wrong one. */
export function settings(): Settings {
  parsed ??= readSettings(process.env);
  return parsed;
}

/** The same for any set of variables; an empty value counts as absent. */
export function readSettings(variables: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new StartError(`The setting ${String(issue?.path[0])} must be ${issue?.message}.`);
  }
  const value = result.data;
  const demo = value.DEMO ? value.DEMO === "true" : value.DATABASE_URL === undefined;
  return {
    databaseUrl: value.DATABASE_URL,
    ownerDatabaseUrl: value.DATABASE_OWNER_URL,
    port: value.PORT,
    host: value.HOST ?? (demo ? "127.0.0.1" : undefined),
    role: value.ROLE,
    dataDir: value.DATA_DIR,
    publicOrigin: value.PUBLIC_ORIGIN ? new URL(value.PUBLIC_ORIGIN).origin : `http://localhost:${value.PORT}`,
    proxyHops: value.PROXY_HOPS,
    officeTimeZone: value.OFFICE_TIME_ZONE,
    hotline: value.HOTLINE,
    clamdAddress: value.CLAMD_ADDRESS,
    webhookPorts: value.WEBHOOK_PORTS,
    webhookPrivateNetworks: privateNetworksOf(value.WEBHOOK_PRIVATE_TARGETS ?? "none") ?? [],
    keys: value.KEYS,
    keysFile: value.KEYS_FILE,
    nodeEnv: value.NODE_ENV,
    logLevel: value.LOG_LEVEL,
    demo,
  };
}

function postgresUrl() {
  const fits = (value: string) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol);
  return z.string().refine(fits, "a PostgreSQL URL such as postgresql://user:password@host:5432/database").optional();
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  return /^https?:$/.test(url.protocol) && url.pathname === "/" && !url.search && !url.hash && !url.username;
}

function isTimeZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: value }));
  } catch {
    return false;
  }
}

function isJson(value: string): boolean {
  try {
    return typeof JSON.parse(value) === "object";
  } catch {
    return false;
  }
}
