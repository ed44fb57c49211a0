import { closeConnections } from "./latency.ts";
import type { Measurement } from "./measurement.ts";
import { openBench, scratchFolder } from "./portal.ts";

/*
 * `npm run bench` measures everything; `npm run bench -- progress update` the named ones. The outcome is kept in
 * bench/results.json, and docs/benchmarks.md is written from it: what was not measured now keeps its rows.
 */

// The settings and keys of this process are those of the portal that it starts.
const folder = scratchFolder();
Object.assign(process.env, { NODE_ENV: "production", DATA_DIR: folder, LOG_LEVEL: "error" });
for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL", "KEYS", "KEYS_FILE", "PUBLIC_ORIGIN"])
  delete process.env[name];

const { measurements } = await import("./measurements.ts");
const { prepare } = await import("./prepare.ts");
const { keepResult, writeTable } = await import("./table.ts");

const names = process.argv.slice(2);
const unknown = names.find((name) => !measurements.some((measurement) => measurement.name === name));
if (unknown) {
  console.error(`There is no measurement ${unknown}; there are ${measurements.map(({ name }) => name).join(", ")}.`);
  process.exit(1);
}
const chosen = measurements.filter(({ name }) => names.length === 0 || names.includes(name));
const bench = openBench(folder);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    console.error("  Stopping.");
    void bench.close().finally(() => process.exit(130));
  });
}

try {
  await prepare();
  for (const measurement of chosen) await measure(measurement);
  writeTable(measurements);
} finally {
  closeConnections();
  await bench.close();
}

/** What fails is said and keeps its earlier rows; the others are measured all the same. */
async function measure(measurement: Measurement): Promise<void> {
  const started = Date.now();
  try {
    const rows = await measurement.run(bench);
    keepResult(measurement, rows);
    console.log(`${measurement.name} (${Math.round((Date.now() - started) / 1000)} s)`);
    for (const { name, limit, ours, ratio, target, met } of rows) {
      console.log(`  ${name}: ${limit} / ${ours} / ${ratio}, target ${target}${met === false ? ", MISSED" : ""}`);
    }
  } catch (error) {
    console.error(`${measurement.name} could not be measured:`, error);
    process.exitCode = 1;
  }
}
