import { createHash } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/*
 * A lock that is held exactly as long as its process lives, kill -9 included: a socket that listens. A file that is left
 * without a listener counts for nothing. Whoever finds the lock held may ask the holder who it is.
 */

/** Takes the lock, or answers who holds it: `{ held: true, release }` or `{ held: false, holder }`. */
export async function takeLock(file, about = () => ({})) {
  for (const path of addresses(file)) {
    const lock = await tryLock(path, about);
    if (lock) return lock;
  }
  return { held: false, holder: {} };
}

/** Takes the lock when its holder lets go of it in time; `waits` decides whether waiting makes sense. */
export async function awaitLock(file, { about, waits, patience }) {
  for (const deadline = Date.now() + patience; ; ) {
    const lock = await takeLock(file, about);
    if (lock.held || Date.now() > deadline || !waits(lock.holder)) return lock;
    await sleep(150);
  }
}

async function tryLock(path, about) {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(JSON.stringify({ pid: process.pid, ...about() }));
  });
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const problem = await listen(server, path);
    if (!problem && (await isStillOurs(path))) {
      server.unref();
      return { held: true, release: () => new Promise((done) => server.close(done)) };
    }
    // Some file systems know no sockets; the next address lies elsewhere.
    if (problem && problem !== "EADDRINUSE") return undefined;
    if (!problem) await new Promise((done) => server.close(done));
    const holder = await ask(path);
    if (holder) return { held: false, holder };
    rmSync(path, { force: true });
  }
  return { held: false, holder: {} };
}

/** Two that clear away the same leftover at once may both listen; the file belongs to the later one. */
async function isStillOurs(path) {
  if (process.platform === "win32") return true;
  const made = inode(path);
  await sleep(60);
  return made !== undefined && inode(path) === made;
}

/** The file itself by its shorter name (sockets allow about a hundred characters), else one in the temporary folder. */
function addresses(file) {
  const hash = createHash("sha256")
    .update(`${process.getuid?.() ?? ""}|${file}`)
    .digest("hex")
    .slice(0, 24);
  if (process.platform === "win32") return [`\\\\.\\pipe\\mingjing-${hash}`];
  const names = [file, relative(process.cwd(), file)].sort((a, b) => a.length - b.length);
  const near = names.filter((name) => Buffer.byteLength(name) < 100).slice(0, 1);
  return [...near, join(tmpdir(), `mingjing-${hash}.lock`)];
}

function inode(path) {
  return statSync(path, { throwIfNoEntry: false })?.ino;
}

/** Undefined when it listens, else the code of what prevented it. */
function listen(server, path) {
  return new Promise((done) => {
    const failed = (error) => done(error.code);
    server.once("error", failed);
    server.listen(path, () => {
      server.off("error", failed);
      done(undefined);
    });
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
    // A holder of another user may not be asked, but it is there.
    socket.on("error", (error) => done(error.code === "EACCES" ? {} : undefined));
    socket.on("close", () => done(parsed(text)));
  });
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
