import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Embedded, startEmbedded } from "./embedded.ts";

let dataDir: string;
let running: Embedded[];

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mingjing-embedded-"));
  chmodSync(dataDir, 0o711);
  running = [];
});
afterEach(async () => {
  for (const server of running) await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = async (events: string[] = []) => {
  const server = await startEmbedded({ dataDir, onEvent: (event) => events.push(event) });
  running.push(server);
  return server;
};
const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
};
const postmaster = () => Number(readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

test("sets up UTF-8 data with checksums, limited roles and a private password file", async () => {
  const server = await start();
  expect(server.fresh).toBe(true);
  expect(statSync(join(dataDir, "postgres.json")).mode & 0o777).toBe(0o600);
  expect(await ask(server.ownerUrl, "SHOW server_encoding")).toEqual({ server_encoding: "UTF8" });
  expect(await ask(server.ownerUrl, "SHOW data_checksums")).toEqual({ data_checksums: "on" });
  expect(await ask(server.ownerUrl, "SHOW fsync")).toEqual({ fsync: "on" });
  expect(await ask(server.appUrl, "SHOW statement_timeout")).toEqual({ statement_timeout: "5s" });
  expect(await ask(server.appUrl, "SELECT current_setting('is_superuser') AS super")).toEqual({ super: "off" });
  await expect(ask(server.appUrl.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow("password");
});

test("writes neither statements nor values to its log", async () => {
  const server = await start();
  await ask(server.ownerUrl, "CREATE TABLE t AS SELECT '110101199003078515' AS v");
  await ask(server.ownerUrl, "CREATE UNIQUE INDEX t_key ON t (v)");
  await ask(server.ownerUrl, "INSERT INTO t VALUES ('110101199003078515')").catch(() => {});
  await ask(server.ownerUrl, "SELECT nonsense('110101199003078515')").catch(() => {});
  const log = readFileSync(join(dataDir, "postgres.log"), "utf8");
  expect(log).toContain("duplicate key");
  expect(log).not.toContain("110101199003078515");
});

test("keeps data over a stop and a start", async () => {
  const first = await start();
  await ask(first.ownerUrl, "CREATE TABLE kept AS SELECT 1 AS value");
  await first.stop();
  const second = await start();
  expect(second.fresh).toBe(false);
  expect(await ask(second.ownerUrl, "SELECT value FROM kept")).toEqual({ value: 1 });
});

test("comes back on the same port after kill -9", async () => {
  const events: string[] = [];
  const server = await start(events);
  process.kill(postmaster(), "SIGKILL");
  for (let i = 0; i < 100 && !events.includes("postgres-restarted"); i += 1) await sleep(100);
  expect(events).toEqual(["postgres-exited", "postgres-restarted"]);
  expect(await ask(server.ownerUrl, "SELECT 1 AS one")).toEqual({ one: 1 });
});

test("stops a server that a killed start left behind", async () => {
  orphan();
  const left = postmaster();
  const events: string[] = [];
  const server = await start(events);
  expect(events).toEqual(["postgres-stopped"]);
  expect(postmaster()).not.toBe(left);
  expect(await ask(server.ownerUrl, "SELECT 1 AS one")).toEqual({ one: 1 });
});

test("is not misled by a lock file whose process is someone else", async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(dataDir, "postgres", "postmaster.pid"), `${process.pid}\n`);
  const events: string[] = [];
  await start(events);
  expect(events).toEqual(["postgres-stale"]);
});

test("a half-made data folder is made anew", async () => {
  mkdirSync(join(dataDir, "postgres.new"));
  writeFileSync(join(dataDir, "postgres.new", "PG_VERSION"), "18\n");
  expect((await start()).fresh).toBe(true);
  expect(existsSync(join(dataDir, "postgres.new"))).toBe(false);
});

test("refuses the data of another major version", async () => {
  const first = await start();
  await first.stop();
  writeFileSync(join(dataDir, "postgres", "PG_VERSION"), "17\n");
  await expect(start()).rejects.toThrow(/holds a database of PostgreSQL 17/);
});

test("says when the data folder cannot be written", async () => {
  writeFileSync(join(dataDir, "file"), "");
  await expect(startEmbedded({ dataDir: join(dataDir, "file") })).rejects.toThrow(/data folder .* cannot be written/);
});

test.runIf(process.getuid?.() === 0)("names the folder that the system user postgres may not enter", async () => {
  chmodSync(dataDir, 0o700);
  await expect(start()).rejects.toThrow(`may not enter ${dataDir}`);
});

/** A server whose starter was killed: started by a process that ends at once. */
function orphan(): void {
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(join(import.meta.dirname, "embedded.ts"))});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
    process.kill(process.pid, "SIGKILL");`;
  try {
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { stdio: "ignore" });
  } catch {
    // Killed, as intended.
  }
}
