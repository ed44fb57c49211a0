import { type ChildProcess, fork } from "node:child_process";
import { chmodSync, mkdtempSync, openSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Embedded, startEmbedded } from "#lib/db/embedded.ts";
import { type Filled, filledDatabase } from "./database.ts";

/** The web process under measurement, on the production build, with a database of its own. */
export type Portal = Filled & { readonly origin: string; readonly pid: number };

/** Everything that a measurement works on; each part is started when it is first asked for. */
export type Bench = {
  /** The portal with so many applications. */
  portal(count: number): Promise<Portal>;
  /** A bare program on the same database: see bench/bare. */
  bare(portal: Portal): Promise<string>;
  /** A Next server with one empty page: see bench/empty-page. */
  emptyPage(): Promise<string>;
  close(): Promise<void>;
};

const root = join(import.meta.dirname, "..");

/** A folder for everything that the run leaves behind until {@link Bench.close}; the settings of this process name it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "mingjing-bench-"));
  // The database's own system user must get through.
  chmodSync(folder, 0o711);
  return folder;
}

export function openBench(folder: string): Bench {
  const children: ChildProcess[] = [];
  let server: Promise<Embedded> | undefined;
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const made = (known.get(key) as Promise<T> | undefined) ?? make();
    known.set(key, made);
    return made;
  };
  const start = async (script: string, env: Record<string, string>) => {
    const port = await freePort();
    const child = await started(script, { ...env, PORT: String(port) }, join(folder, "output.log"));
    children.push(child);
    return { origin: `http://localhost:${port}`, pid: child.pid ?? 0 };
  };
  const filled: Filled[] = [];
  return {
    portal: (count) =>
      once(`portal ${count}`, async () => {
        server ??= startEmbedded({ dataDir: folder });
        const database = await filledDatabase(await server, { name: `bench_${count}`, count });
        filled.push(database);
        return { ...database, ...(await start("server.ts", { DATABASE_URL: database.url, DATA_DIR: folder })) };
      }),
    bare: ({ url }) =>
      once(`bare ${url}`, async () => (await start("bench/bare/server.ts", { DATABASE_URL: url })).origin),
    emptyPage: () => once("empty page", async () => (await start("bench/empty-page/server.ts", {})).origin),
    async close() {
      await Promise.all(children.map(ended));
      await Promise.all(filled.map(({ connection }) => connection.close()));
      await (await server)?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A script of ours as a process of its own that says "ready"; it gets these settings and none of the shell's. */
function started(script: string, env: Record<string, string>, logFile: string): Promise<ChildProcess> {
  const log = openSync(logFile, "a", 0o600);
  const child = fork(join(root, script), {
    cwd: root,
    env: { ...cleanEnvironment(), HOST: "127.0.0.1", ...env },
    stdio: ["ignore", log, log, "ipc"],
    execArgv: (process.env.BENCH_NODE_ARGS ?? "").split(" ").filter(Boolean),
  });
  return new Promise((done, fail) => {
    child.once("message", () => done(child));
    child.once("exit", (code) => fail(new Error(`${script} ended with code ${code}: see ${logFile}`)));
  });
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  const { PATH = "", LANG = "", TMPDIR } = process.env;
  return { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PATH, LANG, ...(TMPDIR ? { TMPDIR } : {}) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await gone;
  clearTimeout(force);
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (typeof address === "object" && address ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
