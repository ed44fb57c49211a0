import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/* Keeps files and functions small: the limits of the house style. `node scripts/sizes.ts` lists what exceeds them. */

const root = join(import.meta.dirname, "..");
const folders = ["lib", "app", "components", "worker", "server", "scripts", "prisma/seed", "bench"];
const limits = { file: 300, function: 60, client: 100 };

export type Excess = { file: string; line: number; what: string; lines: number; limit: number };

/** Everything in the project that is longer than the style allows. */
export function findExcesses(): Excess[] {
  const files = ["server.ts", ...folders.flatMap(filesOf)];
  return files.flatMap((file) => excessesIn(file, readFileSync(join(root, file), "utf8")));
}

/** The same for one file's text. A test's `describe` may be as long as its cases. */
export function excessesIn(file: string, text: string): Excess[] {
  const lines = text.trimEnd().split("\n").length;
  const limit = /^\s*["']use client["']/.test(text) ? limits.client : limits.file;
  const whole = lines > limit ? [{ file, line: 1, what: "file", lines, limit }] : [];
  return /\.test\.tsx?$/.test(file) ? whole : [...whole, ...longFunctions(file, text)];
}

function longFunctions(file: string, text: string): Excess[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Excess[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node) && "body" in node && node.body) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line;
      const lines = source.getLineAndCharacterOfPosition(node.end).line - from + 1;
      const what = `function ${nameOf(node)}`;
      if (lines > limits.function) found.push({ file, line: from + 1, what, lines, limit: limits.function });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text;
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : "without a name";
}

function filesOf(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !/(^|\/)generated\//.test(name) && !name.endsWith(".d.mts"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

if (import.meta.main) {
  const excesses = findExcesses();
  for (const { file, line, what, lines, limit } of excesses) {
    console.log(`${file}:${line} ${what} has ${lines} lines, ${limit} are allowed`);
  }
  process.exit(excesses.length === 0 ? 0 : 1);
}
