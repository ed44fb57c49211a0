import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/*
 * A lock that lives exactly as long as its process, kill -9 included: a listening local socket. On Linux it has no file
 * (abstract name), so nothing can be left behind. Whoever finds it held may ask the holder who it is.
 */

/** Takes the lock, or answers who holds it: `{ held: true, release }` or `{ held: false, holder }`. */
export async function takeLock(name, about = () => ({})) {
  const path = addressOf(name);
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(JSON.stringify({ pid: process.pid, ...about() }));
  });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (await listens(server, path)) {
      server.unref();
      return { held: true, release: () => new Promise((done) => server.close(done)) };
    }
    const holder = await ask(path);
    if (holder) return { held: false, holder };
    // A socket file without a listener is what a killed process left where sockets have files.
    if (!path.startsWith("\0")) rmSync(path, { force: true });
    await sleep(50);
  }
  return { held: false, holder: {} };
}

/** Takes the lock when its holder lets go of it in time; `waits` decides whether waiting makes sense. */
export async function awaitLock(name, { about, waits, patience }) {
  for (const deadline = Date.now() + patience; ; ) {
    const lock = await takeLock(name, about);
    if (lock.held || Date.now() > deadline || !waits(lock.holder)) return lock;
    await sleep(150);
  }
}

function addressOf(name) {
  const hash = createHash("sha256")
    .update(`${process.getuid?.() ?? ""}|${name}`)
    .digest("hex")
    .slice(0, 24);
  if (process.platform === "linux") return `\0mingjing-${hash}`;
  return process.platform === "win32" ? `\\\\.\\pipe\\mingjing-${hash}` : join(tmpdir(), `mingjing-${hash}.sock`);
}

function listens(server, path) {
  return new Promise((done) => {
    server.once("error", () => done(false));
    server.listen(path, () => done(true));
  });
}

/** What the holder says about itself; undefined when nobody listens. */
function ask(path) {
  return new Promise((done) => {
    let text = "";
    const socket = connect(path);
    socket.setTimeout(2000, () => socket.destroy());
    socket.on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => done(undefined));
    socket.on("close", () => done(text ? JSON.parse(text) : {}));
  });
}
