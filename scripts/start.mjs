import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { awaitLock } from "./lock.mjs";
import { buildPages, generateClient, installPackages, node, root, running } from "./prepare.mjs";
import { StartError, step } from "./steps.mjs";

/*
 * `npm start`. Runs on the host's own Node (20 or later) on a fresh clone without any package, brings everything up to
 * date, then hands over to scripts/run.ts on Node 24, which starts database, web and worker.
 */

const development = process.argv.includes("--dev");
process.chdir(root);
// Settings may also stand in a file; what the shell says wins.
if (existsSync(join(root, ".env"))) process.loadEnvFile?.(join(root, ".env"));
const dataDir = resolve(root, process.env.DATA_DIR || ".data");
let program;
let stopping = false;
const startedAt = Date.now();

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
watchParent();
try {
  if (Number(process.versions.node.split(".")[0]) < 20) throw new StartError("Node.js 20 or later is needed to start.");
  await refuseSecondStart();
  await refuseTakenPort();
  await prepare();
  process.exit(await handOver());
} catch (error) {
  if (stopping) process.exit(130);
  console.error(`\n${error instanceof StartError ? error.message : error.stack}`);
  process.exit(1);
}

/** Two starts at once prepare one after the other; the second finds everything up to date. */
async function prepare() {
  const waits = () => true;
  const lock = await awaitLock(join(tmpdir(), `mingjing-prepare-${hashOf(root)}.lock`), {
    about: () => ({}),
    waits,
    patience: 15 * 60_000,
  });
  if (!lock.held)
    throw new StartError("Another start has been preparing this folder for 15 minutes: wait for it, or end it.");
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  if (!development) await step("Pages", buildPages);
  await lock.release();
}

function handOver() {
  return new Promise((done) => {
    const env = { NODE_ENV: development ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1", ...process.env };
    program = spawn(node, [join(root, "scripts", "run.ts"), String(startedAt)], {
      cwd: root,
      env: { ...env, DATA_DIR: dataDir },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      // Its own group: Ctrl-C comes to this process alone, which passes it on once.
      detached: true,
    });
    program.once("error", (error) => {
      console.error(`Node.js 24 in node_modules does not run: ${error.message}. Remove node_modules and start again.`);
      done(1);
    });
    program.once("exit", (code, signal) => {
      if (signal) console.error(`The program was ended by ${signal}; start it again with npm start.`);
      done(code ?? 1);
    });
    if (stopping) program.kill("SIGTERM");
  });
}

function stop(signal) {
  stopping = true;
  for (const child of running) child.kill("SIGTERM");
  // npm under way may take its time; what it leaves half done is done again by the next start.
  if (running.size > 0) setTimeout(giveUp, 5000);
  if (program) program.kill("SIGTERM");
  else if (running.size === 0) process.exit(signal === "SIGINT" ? 130 : 143);
}

function giveUp() {
  for (const child of running) child.kill("SIGKILL");
  process.exit(143);
}

/** When npm is killed it cannot pass the signal on; we notice that our parent has changed. */
function watchParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop("SIGTERM");
  }, 500).unref();
}

/** Early and without a trace: before minutes of preparation, and before a build could disturb the running program. */
async function refuseSecondStart() {
  let place = dataDir;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    place = realpathSync(dataDir);
  } catch (error) {
    throw new StartError(
      `The data folder ${dataDir} cannot be made (${error.code}): give its parent to this user or set DATA_DIR to another folder.`,
    );
  }
  // One that is being stopped, or whose start was killed a moment ago, lets go soon.
  const soon = Date.now() + 2000;
  const waits = (holder) => holder.stopping || Date.now() < soon;
  const lock = await awaitLock(join(place, ".lock"), { about: () => ({}), waits, patience: 30_000 });
  if (lock.held) return lock.release();
  const { pid, url } = lock.holder;
  const where = url ? ` at ${url}` : "";
  throw new StartError(
    `Mingjing is already running on the data folder ${place}${where} (process ${pid}): stop it first, or set DATA_DIR and PORT to others.`,
  );
}

function hashOf(text) {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

async function refuseTakenPort() {
  const port = Number(process.env.PORT || 3000);
  if (process.env.ROLE === "worker" || !Number.isInteger(port) || port < 1 || port > 65_535) return;
  const host = process.env.HOST || (process.env.DATABASE_URL ? undefined : "127.0.0.1");
  for (const deadline = Date.now() + 3000; ; await sleep(200)) {
    const code = await new Promise((done) => {
      const probe = createServer();
      probe.once("error", (error) => done(error.code));
      probe.listen({ port, host }, () => probe.close(() => done(undefined)));
    });
    if (code !== "EADDRINUSE") return;
    if (Date.now() > deadline) {
      throw new StartError(`Port ${port} is taken by another program: end it, or set PORT to a free one.`);
    }
  }
}
