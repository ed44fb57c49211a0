import { type Logger, pino } from "pino";
import { settings } from "./env.ts";

/** Everything that a log line may carry. No names, numbers, texts or contacts; an unlisted key is dropped. */
const allowed = [
  "requestId",
  "method",
  "route",
  "status",
  "ms",
  "job",
  "jobId",
  "queue",
  "operation",
  "reason",
  "count",
  "violation",
  "applicationId",
  "event",
  "signal",
  "pid",
  "port",
  "role",
  "exitCode",
  "error",
] as const;

export type LogFields = Partial<Record<(typeof allowed)[number], unknown>>;

export type Log = Record<"fatal" | "error" | "warn" | "info" | "debug", (fields: LogFields, message: string) => void>;

let shared: Log | undefined;

/** The log of this process: JSON lines on standard output. */
export function log(): Log {
  shared ??= makeLog(pino({ level: settings().logLevel, base: { pid: process.pid } }));
  return shared;
}

/** The allow-list around any pino logger. */
export function makeLog(logger: Logger): Log {
  const at = (level: keyof Log) => (fields: LogFields, message: string) => logger[level](chosen(fields), message);
  return { fatal: at("fatal"), error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") };
}

/**
 * What of an error may be written: its kind, its code, and where it arose. Never its message: database errors
 * print the statement's arguments in it.
 */
export function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, digest } = error as { code?: unknown; digest?: unknown };
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(typeof code === "string" ? { code } : {}),
    // The number that the reader of an error page sees.
    ...(typeof digest === "string" && /^\d+$/.test(digest) ? { digest } : {}),
    at: frames?.slice(0, 8).map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorFacts(error.cause) }),
  };
}

function chosen(fields: LogFields): Record<string, unknown> {
  const entries = allowed.filter((key) => fields[key] !== undefined).map((key) => [key, fields[key]] as const);
  return Object.fromEntries(entries.map(([key, value]) => [key, value instanceof Error ? errorFacts(value) : value]));
}
