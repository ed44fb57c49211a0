import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import type { Account } from "./embedded-account.ts";

export type Place = {
  binaries: string;
  folder: string;
  logFile: string;
  account: Account;
  /** False for tests: their data need not survive a power cut, and are written several times faster. */
  durable: boolean;
};

/** Privacy first: no statement text, no parameter and no row value may reach the log file. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  password_encryption: "scram-sha-256",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_min_error_statement: "panic",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_error_verbosity: "terse",
  client_connection_check_interval: "10s",
  tcp_keepalives_idle: "30",
};

const hasty = { fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

/** Runs one of the bundled tools to its end under the right account. */
export function runTool(place: Place, tool: string, args: string[]): string {
  return execFileSync(join(place.binaries, tool), args, {
    cwd: "/",
    env: environment(),
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    ...identity(place.account),
  });
}

/** Starts the server on the port and waits until it lets `url` in. */
export async function launch(place: Place, port: number, url: string): Promise<ChildProcess> {
  const options = Object.entries({ ...settings, ...(place.durable ? {} : hasty), port: String(port) }).flatMap(
    ([name, value]) => ["-c", `${name}=${value}`],
  );
  const size = existsSync(place.logFile) ? statSync(place.logFile).size : 0;
  const log = openSync(place.logFile, size > 10_000_000 ? "w" : "a", 0o600);
  const from = size > 10_000_000 ? 0 : size;
  const server = spawn(join(place.binaries, "postgres"), ["-D", place.folder, ...options], {
    cwd: "/",
    env: environment(),
    // Its own process group: Ctrl-C reaches us first, and the database stops last.
    detached: true,
    stdio: ["ignore", log, log],
    ...identity(place.account),
  });
  closeSync(log);
  let failure = "";
  server.on("error", (error) => {
    failure = error.message;
  });
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(25)) {
    if (failure || server.exitCode !== null || server.signalCode !== null) break;
    if (await answers(url)) return server;
  }
  server.kill("SIGQUIT");
  throw new StartError(`The embedded PostgreSQL did not start: ${failure || lastComplaint(place.logFile, from)}`);
}

/** Stops the server at once but cleanly (open transactions are rolled back); resolves when it has gone. */
export async function halt(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((done) => server.once("exit", () => done()));
  server.kill("SIGINT");
  const quit = setTimeout(() => server.kill("SIGQUIT"), 20_000);
  // A stopped process (SIGSTOP) would never see the signal.
  server.kill("SIGCONT");
  await gone;
  clearTimeout(quit);
}

/** Stops a server that a killed start left behind on this folder, and removes a stale lock file. */
export async function clearOrphan(place: Place): Promise<"none" | "stale" | "stopped"> {
  const lock = join(place.folder, "postmaster.pid");
  if (!existsSync(lock)) return "none";
  const pid = Number(readFileSync(lock, "utf8").split("\n")[0]);
  if (!isPostgres(pid, place.folder)) {
    rmSync(lock, { force: true });
    return "stale";
  }
  const signals = ["SIGINT", "SIGQUIT", "SIGKILL"] as const;
  for (const signal of signals) {
    signalQuietly(pid, signal);
    signalQuietly(pid, "SIGCONT");
    for (const deadline = Date.now() + 10_000; Date.now() < deadline; await sleep(20)) {
      if (!isPostgres(pid, place.folder)) return "stopped";
    }
  }
  throw new StartError(
    `A PostgreSQL left over on ${place.folder} (process ${pid}) does not stop: end it, then start again.`,
  );
}

/** A port on the loopback that nobody listens on now. */
export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Nothing of ours: our variables hold passwords and keys. */
function environment(): NodeJS.ProcessEnv {
  const LC_ALL = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  return { NODE_ENV: "production", PATH: process.env.PATH, LC_ALL };
}

function identity(account: Account): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {};
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // A wrong password would never become right by waiting.
    if (error instanceof pg.DatabaseError && error.code === "28P01") {
      throw new StartError(
        "The embedded PostgreSQL refuses its own password: postgres.json in the data folder does not belong to this database.",
      );
    }
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the process is a PostgreSQL server on this very folder: a pid may since belong to someone else. */
export function isPostgres(pid: number, folder: string): boolean {
  if (!Number.isInteger(pid) || pid <= 1) return false;
  try {
    process.kill(pid, 0);
    const command = existsSync("/proc/self")
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && command.includes(folder);
  } catch {
    return false;
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has gone by itself.
  }
}

function lastComplaint(logFile: string, from: number): string {
  const fresh = readFileSync(logFile, "utf8").slice(from).trim().split("\n");
  const complaint = fresh.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? fresh.at(-1) ?? "";
  return complaint.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, "") || "it wrote nothing to its log";
}
