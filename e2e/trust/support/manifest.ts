import { readFileSync } from "node:fs";
import { join } from "node:path";

/* What the build says there is to be asked for: tests take their lists from here, so that nothing new is forgotten. */

const build = join(import.meta.dirname, "..", "..", "..", ".next");

export type Endpoint = { readonly kind: "page" | "route"; readonly path: string };

/** Pages and routes by their address, such as `/files/[id]`. */
export function endpoints(): Endpoint[] {
  const paths = read<Record<string, string>>("app-path-routes-manifest.json");
  return Object.entries(paths).map(([entry, path]) => ({ kind: entry.endsWith("/page") ? "page" : "route", path }));
}

export type Action = { readonly id: string; readonly name: string; readonly file: string; readonly page: string };

/** Every server action with one of the pages that carry it. */
export function actions(): Action[] {
  type Entry = { workers: Record<string, unknown>; filename: string; exportedName: string };
  const { node } = read<{ node: Record<string, Entry> }>("server/server-reference-manifest.json");
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => {
    const page = (Object.keys(workers)[0] ?? "").replace(/^app/, "").replace(/\/\([^)]*\)/g, "");
    return { id, name: exportedName, file: filename, page: page.replace(/\/page$/, "") || "/" };
  });
}

/** An address with its parameters put in. */
export function addressOf(path: string, parameters: Readonly<Record<string, string>>): string {
  return path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_all, name: string) => parameters[name] ?? "unknown");
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(join(build, file), "utf8")) as T;
}
