import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";

/* The whole program on the built pages, started by `npm start`'s script, with parts of it killed and frozen. */

const root = join(import.meta.dirname, "..");
const dataDir = mkdtempSync(join(tmpdir(), "mingjing-program-"));
chmodSync(dataDir, 0o711);
let port: number;
let program: Running;

beforeAll(async () => {
  port = await freePort();
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe.runIf(process.platform === "linux")("the running program", () => {
  beforeEach(async () => {
    program = start();
    await program.ready;
  });
  afterEach(() => program.stop());

  test("stops on SIGTERM, the database last, and leaves nobody behind", async () => {
    const parts = family(program.pid);
    expect(parts.length).toBeGreaterThan(5);
    expect(await program.stop()).toBe(0);
    expect(parts.filter(isAlive)).toEqual([]);
    const log = readFileSync(join(dataDir, "postgres.log"), "utf8").trim().split("\n");
    expect(log.at(-1)).toContain("database system is shut down");
  });

  test("lets a request under way finish", async () => {
    const slow = request({ port, host: "127.0.0.1", method: "POST", path: "/", headers: { "content-length": "2" } });
    const status = new Promise((done, fail) => {
      slow.on("error", fail);
      slow.on("response", (response) => done(response.resume().statusCode));
    });
    slow.write("a");
    await sleep(300);
    const stopped = program.stop();
    await sleep(500);
    slow.end("b");
    expect(await status).toBeTypeOf("number");
    expect(await stopped).toBe(0);
  });

  test("starts a killed web, worker and database again", async () => {
    for (const part of ["/server.ts", "/worker/main.ts", "/native/bin/postgres -D"]) {
      const [pid] = family(program.pid).filter((candidate) => commandOf(candidate).includes(part));
      process.kill(pid ?? 0, "SIGKILL");
      await until(async () => {
        const others = family(program.pid).filter((other) => other !== pid && commandOf(other).includes(part));
        return others.length > 0 && (await status("/api/health/ready")) === 200;
      });
    }
  });

  test("says within three seconds that the database does not answer, and recovers", async () => {
    await until(async () => (await status("/api/health/ready")) === 200);
    const parts = family(program.pid).filter((pid) => /postgres/.test(commandOf(pid)));
    signal(parts, "SIGSTOP");
    try {
      for (let i = 0; i < 8; i += 1) {
        const answer = await get("/");
        expect(answer.ms).toBeLessThan(3000);
        if (answer.status === 503) expect(answer.headers["retry-after"]).toBe("10");
        await sleep(300);
      }
      expect(await get("/")).toMatchObject({ status: 503 });
      expect(await get("/api/v1/applications")).toMatchObject({
        status: 503,
        headers: { "content-type": "application/problem+json" },
      });
      expect(await status("/api/health/live")).toBe(200);
      expect(await status("/api/health/ready")).toBe(503);
    } finally {
      signal(parts, "SIGCONT");
    }
    await until(async () => (await status("/")) !== 503 && (await status("/api/health/ready")) === 200);
  });

  test("refuses a second start on its data and on its port, each with one sentence", async () => {
    const same = start();
    expect(await same.ended).toBe(1);
    expect(same.said()).toMatch(/already running on the data folder .* at http:\/\/localhost:\d+ \(process \d+\)/);
    const other = start({ DATA_DIR: `${dataDir}/other` });
    expect(await other.ended).toBe(1);
    expect(other.said()).toContain(`Port ${port} is taken by another program`);
  });

  test.each(["the script of npm start", "the starter", "everything"])(
    "after kill -9 of %s the next start works",
    async (what) => {
      const parts = [program.pid, ...family(program.pid)];
      const chosen = what === "everything" ? parts : parts.slice(what === "the starter" ? 1 : 0).slice(0, 1);
      signal(chosen, "SIGKILL");
      program = start();
      await program.ready;
      expect(await status("/api/health/ready")).toBe(200);
    },
  );
});

describe("a start that cannot succeed says why in one sentence", () => {
  test.each([
    ["the setting PROXY_HOPS", { PROXY_HOPS: "many" }, /^The setting PROXY_HOPS must be a number of proxies\.$/m],
    [
      "an absent database",
      { DATABASE_URL: "postgresql://u:secret@127.0.0.1:1/x" },
      /^The database at 127\.0\.0\.1:1\/x cannot be reached/m,
    ],
    ["a lone duty without a database", { ROLE: "web" }, /^ROLE=web needs DATABASE_URL/m],
    [
      "a data folder that is a file",
      { DATA_DIR: join(root, "package.json") },
      /^The data folder .*package\.json cannot be made/m,
    ],
  ])("%s", async (_name, variables, sentence) => {
    const failing = start({ DATA_DIR: `${dataDir}/none`, ...variables });
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toMatch(sentence);
    expect(failing.said()).not.toMatch(/secret|\n\s+at /);
  });

  test.runIf(process.getuid?.() === 0)("a data folder that the database's user may not enter", async () => {
    const closed = mkdtempSync(join(tmpdir(), "mingjing-closed-"));
    const failing = start({ DATA_DIR: join(closed, "data") });
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toContain(`may not enter ${closed}`);
    rmSync(closed, { recursive: true, force: true });
  });

  test("keys of another installation", async () => {
    program = start();
    await program.ready;
    await program.stop();
    const file = join(dataDir, "keys.json");
    const right = readFileSync(file, "utf8");
    writeFileSync(file, right.replace(/"lookup": "..../, '"lookup": "AAAA'));
    const failing = start();
    expect(await failing.ended).toBe(1);
    expect(failing.said()).toContain("The keys do not belong to this database");
    writeFileSync(file, right);
  });
});

type Running = {
  pid: number;
  ready: Promise<void>;
  ended: Promise<number | null>;
  said(): string;
  stop(): Promise<number | null>;
};

function start(variables: Record<string, string> = {}): Running {
  const clean = { DATABASE_URL: "", DATABASE_OWNER_URL: "", KEYS: "", KEYS_FILE: "", ROLE: "", PUBLIC_ORIGIN: "" };
  const own = { PORT: String(port), DATA_DIR: dataDir, DEMO: "false", HOST: "127.0.0.1", LOG_LEVEL: "info" };
  const env = { ...process.env, ...clean, ...own, NODE_ENV: "production", ...variables } as NodeJS.ProcessEnv;
  const child = spawn(process.execPath, [join(root, "scripts", "start.mjs")], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  const ready = new Promise<void>((done, fail) => {
    const listen = (chunk: Buffer) => {
      text += chunk;
      if (/is ready in/.test(text)) done();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    void ended.then((code) => fail(new Error(`ended with ${code}: ${text}`)));
  });
  ready.catch(() => {});
  return { pid: child.pid ?? 0, ready, ended, said: () => text, stop: () => halt(child, ended) };
}

async function halt(child: ChildProcess, ended: Promise<number | null>): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
  return ended;
}

/** Everything that descends from a process, itself excluded, parents before children. */
function family(pid: number): number[] {
  const children = readOr(`/proc/${pid}/task/${pid}/children`).trim();
  const direct = children === "" ? [] : children.split(" ").map(Number);
  return direct.flatMap((child) => [child, ...family(child)]);
}

function commandOf(pid: number): string {
  return readOr(`/proc/${pid}/cmdline`).replaceAll("\0", " ");
}

/** A process may end while it is looked at. */
function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, name);
}

function isAlive(pid: number): boolean {
  return commandOf(pid) !== "";
}

type Answer = { status: number; headers: Record<string, unknown>; ms: number };

function get(path: string): Promise<Answer> {
  const started = performance.now();
  return new Promise((done) => {
    const nothing = { status: 0, headers: {} };
    const outgoing = request({ port, host: "127.0.0.1", path, agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      response.on("end", () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, ms: performance.now() - started }),
      );
    });
    outgoing.on("timeout", () => outgoing.destroy());
    outgoing.on("error", () => done({ ...nothing, ms: performance.now() - started }));
    outgoing.end();
  });
}

async function status(path: string): Promise<number> {
  return (await get(path)).status;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) if (await condition()) return;
  throw new Error("it did not come about within a minute");
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port: found } = probe.address() as AddressInfo;
      probe.close(() => done(found));
    });
  });
}
