import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import next from "next/package.json" with { type: "json" };
import { postgresBinaries } from "#lib/db/embedded-account.ts";
import type { Measurement, Row } from "./measurement.ts";

type Result = { readonly at: string; readonly machine: string; readonly rows: readonly Row[] };

const file = join(import.meta.dirname, "results.json");
const page = join(import.meta.dirname, "..", "docs", "benchmarks.md");

/** Keeps what was measured now in place of what was measured before. */
export function keepResult({ name }: Measurement, rows: readonly Row[]): void {
  const result: Result = { at: new Date().toISOString().slice(0, 10), machine: machine(), rows };
  writeFileSync(file, `${JSON.stringify({ ...kept(), [name]: result }, null, 2)}\n`);
}

/** Writes the page for people from everything that is kept. */
export function writeTable(measurements: readonly Measurement[]): void {
  const known = kept();
  const sections = measurements.flatMap((measurement) => {
    const result = known[measurement.name];
    return result ? [section(measurement, result)] : [];
  });
  writeFileSync(page, `${introduction}\n${sections.join("\n")}`);
}

function section({ name, about }: Measurement, { at, machine: on, rows }: Result): string {
  const lines = rows.map(({ name: row, limit, ours, ratio, target, met }) => {
    const verdict = met === null ? "–" : met ? "yes" : "**no**";
    return `| ${[row, limit, ours, ratio, target, verdict].join(" | ")} |`;
  });
  return [
    `## ${name}\n\n${about}\n`,
    "| | limit | ours | ratio | target | met |\n|---|---|---|---|---|---|",
    ...lines,
    `\nMeasured on ${at}: ${on}.\n`,
  ].join("\n");
}

function kept(): Record<string, Result> {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** What the numbers depend on, and nothing that names the machine. */
function machine(): string {
  const processors = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const postgres = execFileSync(join(postgresBinaries(), "postgres"), ["--version"], { encoding: "utf8" });
  const versions = `Node ${process.versions.node}, PostgreSQL ${/\d+\.\d+/.exec(postgres)?.[0]}, Next ${next.version}`;
  return `${processors.length} cores (${processors[0]?.model.trim()}), ${memory} memory, ${process.platform} ${process.arch}, ${versions}`;
}

const introduction = `# Benchmarks

Written by \`npm run bench\`; \`npm run bench -- progress update\` measures the named parts anew and keeps the others.

Generator, program and database share the machine. With two cores that means: both sides of a comparison compete with the
generator and with PostgreSQL for the same cores, so the absolute numbers are lower than with a machine for each, and what
our program computes takes time from the database as well. A ratio is the fair number: limit and ours are measured in
alternating rounds of one run, with the same generator, connections, pool size (10) and database, and the ratio is the
median over the rounds. The bare program (\`bench/bare\`) uses prepared statements and pipelining just as ours does.
`;
