import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { buildPages, generateClient, installPackages, node, root } from "./prepare.mjs";
import { StartError, seconds, step } from "./steps.mjs";

/*
 * `npm test`: sets itself up on a fresh clone, runs every suite, and ends with one line `N passed, N failed` over all
 * of them. `npm test -- unit database` runs the named ones only.
 */

const suites = {
  types: () => check("types", "node_modules/typescript/bin/tsc", ["--noEmit"], /error TS\d+/g),
  lint: () =>
    check(
      "lint",
      "node_modules/@biomejs/biome/bin/biome",
      ["ci", "--colors=off", "--max-diagnostics=50"],
      /^\S+:\d+:\d+ /gm,
    ),
  structure: structure,
  unit: () => vitest("unit"),
  database: () => vitest("database"),
  build: build,
  program: () => vitest("program"),
  e2e: endToEnd,
};
/** Suites that need the built pages. */
const needBuild = ["program", "e2e"];

const started = Date.now();
const scratch = mkdtempSync(join(tmpdir(), "mingjing-results-"));
// The database's own system user must get through.
chmodSync(scratch, 0o711);
const env = {
  ...process.env,
  NODE_ENV: "test",
  NEXT_TELEMETRY_DISABLED: "1",
  TZ: "America/St_Johns",
  NO_COLOR: "1",
};
const results = [];
let current;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => end(signal));

try {
  const chosen = choose(process.argv.slice(2));
  await step("Packages", installPackages);
  await step("Database client", generateClient);
  const browser = chosen.includes("e2e") ? await step("Browser", (note) => named(note, findBrowser())) : undefined;
  if (browser) env.CHROMIUM_PATH = browser;
  for (const name of withBuild(chosen)) await runSuite(name);
} catch (error) {
  console.error(error instanceof StartError ? error.message : error.stack);
  results.push({ name: "set-up", passed: 0, failed: 1 });
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
report();

function choose(names) {
  const unknown = names.find((name) => !(name in suites));
  if (unknown) throw new StartError(`There is no suite ${unknown}; the suites are ${Object.keys(suites).join(", ")}.`);
  return names.length === 0 ? Object.keys(suites) : Object.keys(suites).filter((name) => names.includes(name));
}

function withBuild(chosen) {
  if (chosen.includes("build") || !chosen.some((name) => needBuild.includes(name))) return chosen;
  const first = chosen.findIndex((name) => needBuild.includes(name));
  return [...chosen.slice(0, first), "build", ...chosen.slice(first)];
}

async function runSuite(name) {
  const since = Date.now();
  console.log(`\n== ${name}`);
  const { passed, failed } = await suites[name]();
  results.push({ name, passed, failed });
  console.log(`   ${name}: ${passed} passed, ${failed} failed, ${seconds(since)}`);
}

/** A tool that either passes or lists problems. */
async function check(name, script, args, problem) {
  const { code, output } = await call(join(root, script), args);
  if (code === 0) return { passed: 1, failed: 0 };
  console.log(output.trim() || `${name} ended with code ${code}`);
  return { passed: 0, failed: Math.max(1, output.match(problem)?.length ?? 1) };
}

/** Imports between folders, and sizes. */
async function structure() {
  const folders = ["lib", "app", "components", "worker", "server", "server.ts", "prisma", "scripts"];
  const cruiser = "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs";
  const imports = await check("imports", cruiser, ["--config", ".dependency-cruiser.mjs", ...folders], /^\s*error /gm);
  const sizes = await check("sizes", "scripts/sizes.ts", [], /\n/g);
  return { passed: imports.passed + sizes.passed, failed: imports.failed + sizes.failed };
}

async function build() {
  try {
    const note = await buildPages();
    if (note) console.log(`   ${note}`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(error.message);
    return { passed: 0, failed: 1 };
  }
}

async function vitest(project) {
  const file = join(scratch, `${project}.json`);
  const args = ["run", "--project", project, "--passWithNoTests", "--reporter=dot", "--reporter=json"];
  const { code } = await call(join(root, "node_modules/vitest/vitest.mjs"), [...args, `--outputFile=${file}`], "show");
  const found = readJson(file);
  return counted(code, found?.numPassedTests, found?.numFailedTests);
}

async function endToEnd() {
  const file = join(scratch, "e2e.json");
  Object.assign(env, { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_DATA_DIR: join(scratch, "e2e") });
  const args = ["test", "--reporter=line,json", "--pass-with-no-tests"];
  const { code } = await call(join(root, "node_modules/@playwright/test/cli.js"), args, "show");
  const { expected = 0, flaky = 0, unexpected = 0 } = readJson(file)?.stats ?? {};
  return counted(code, expected + flaky, unexpected);
}

/** A suite that breaks before or beside its tests has failed too. */
function counted(code, passed = 0, failed = 0) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function call(script, args, show) {
  return new Promise((done) => {
    let output = "";
    current = spawn(node, [script, ...args], {
      cwd: root,
      env,
      stdio: ["ignore", show ? "inherit" : "pipe", show ? "inherit" : "pipe"],
    });
    for (const stream of [current.stdout, current.stderr]) {
      stream?.setEncoding("utf8").on("data", (chunk) => {
        output += chunk;
      });
    }
    current.once("error", (error) => done({ code: 1, output: error.message }));
    current.once("close", (code) => done({ code: code ?? 1, output }));
  });
}

function named(note, path) {
  note(path);
  return path;
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function end(signal) {
  current?.kill(signal);
  setTimeout(() => process.exit(130), 20_000).unref();
  current?.once("close", () => process.exit(130));
  if (!current) process.exit(130);
}

function report() {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${results.map(({ name, passed, failed }) => `${name} ${passed}/${passed + failed}`).join(" · ")}`);
  console.log(`in ${seconds(started)}`);
  console.log(`${sum("passed")} passed, ${sum("failed")} failed`);
  process.exit(sum("failed") === 0 && results.length > 0 ? 0 : 1);
}
