import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { StartError } from "./steps.mjs";

/* What turns a fresh clone into something that runs: packages, the generated database client, the built pages. */

export const root = join(dirname(fileURLToPath(import.meta.url)), "..");
/** Node 24, brought by the `node` package. */
export const node = join(root, "node_modules", ".bin", "node");
const upToDate = "up to date";

/** `npm ci`, unless what is installed is what the lockfile says. */
export async function installPackages() {
  if (isInstalled()) return upToDate;
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  await run(
    command,
    [...first, "ci", "--include=dev", "--no-audit", "--no-fund"],
    "The packages could not be installed",
  );
  return undefined;
}

/** Prisma's client, made from the schema; the engine's download is not needed, only some file in its place. */
export async function generateClient() {
  const stamp = join(root, "node_modules", ".cache", "mingjing", "generated");
  const wanted = hashOf(["prisma/schema", "prisma.config.ts", "package-lock.json"]);
  const made = existsSync(join(root, "lib", "db", "generated", "client.ts"));
  if (made && readOr(stamp) === wanted) return upToDate;
  const env = { PRISMA_SCHEMA_ENGINE_BINARY: node, CHECKPOINT_DISABLE: "1", PRISMA_HIDE_UPDATE_MESSAGE: "1" };
  const prisma = join(root, "node_modules", "prisma", "build", "index.js");
  await run(node, [prisma, "generate"], "The database client could not be generated", env);
  write(stamp, wanted);
  return undefined;
}

/** Next's build, unless no file that it reads has changed since the last one. */
export async function buildPages() {
  const stamp = join(root, ".next", "mingjing-sources");
  const wanted = hashOf([
    ...["app", "components", "lib", "prisma/schema", "public"],
    ...["package.json", "package-lock.json", "next.config.ts", "tsconfig.json", "postcss.config.mjs"],
  ]);
  if (readOr(stamp) === wanted && existsSync(join(root, ".next", "BUILD_ID"))) return upToDate;
  rmSync(stamp, { force: true });
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  await run(node, [next, "build"], "The pages could not be built", env);
  write(stamp, wanted);
  return undefined;
}

/** Runs a program to its end; its output is shown only when it fails. */
export function run(command, args, failure, env = {}) {
  return new Promise((done, fail) => {
    const tail = [];
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (chunk) => {
        tail.push(chunk);
        if (tail.length > 200) tail.shift();
      });
    }
    child.once("error", (error) => fail(new StartError(`${failure}: ${error.message}.`)));
    child.once("close", (code) => {
      running.delete(child);
      if (code === 0) return done(tail.join(""));
      process.stderr.write(`\n${tail.join("").trim().split("\n").slice(-40).join("\n")}\n\n`);
      fail(new StartError(`${failure}; what it said stands above.`));
    });
  });
}

/** Children under way, for whoever must end them. */
export const running = new Set();

/** Whether every package of the lockfile is there in its version. npm writes its own list last, after all scripts. */
function isInstalled() {
  const wanted = readJson(join(root, "package-lock.json"))?.packages;
  const present = readJson(join(root, "node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !present || !existsSync(node)) return false;
  const names = Object.keys(wanted).filter((name) => name.startsWith("node_modules/"));
  return names.every(
    (name) => present[name]?.version === wanted[name].version || (!present[name] && wanted[name].optional),
  );
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    for (const file of filesOf(path))
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(join(root, file)));
  return hash.digest("hex");
}

/** All files at or under a path, without tests and generated code, in a stable order. */
function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .filter((name) => name !== "generated" && !/\.test\.tsx?$/.test(name))
    .flatMap((name) => filesOf(`${path}/${name}`));
}

function readOr(path) {
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
