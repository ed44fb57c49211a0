import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaContainer, SchemaEngine } from "@prisma/schema-engine-wasm";
import type pg from "pg";

/*
 * Prisma's own command line downloads a schema engine, which fails where the internet is closed. The same engine is
 * published as WebAssembly; it writes the same `_prisma_migrations` table, so `prisma migrate deploy` stays usable.
 */

type EngineModule = typeof import("@prisma/schema-engine-wasm") & { __wbg_set_wasm(exports: unknown): void };

/** A schema engine on the given pool. `onScriptError` hears PostgreSQL's own words, which the engine does not pass on. */
export async function schemaEngine(options: {
  pool: pg.Pool;
  schemaFiles?: SchemaContainer[];
  onScriptError?: (error: Error) => void;
}): Promise<SchemaEngine> {
  const engine = await loadEngine();
  const datamodels = options.schemaFiles?.map((file): [string, string] => [file.path, file.content]);
  const adapter = bindMigrationAwareSqlAdapterFactory(
    wholeScripts(new PrismaPg(options.pool), options.onScriptError ?? (() => {})),
  );
  return engine.SchemaEngine.new({ datamodels }, () => {}, adapter);
}

/** The SQL that leads from one set of schema files to another; an empty list stands for an empty database. */
export async function schemaDiff(options: {
  pool: pg.Pool;
  from: SchemaContainer[];
  to: SchemaContainer[];
}): Promise<string> {
  const engine = await schemaEngine({ pool: options.pool, schemaFiles: options.to });
  const target = (files: SchemaContainer[]) =>
    files.length === 0 ? { tag: "empty" as const } : { tag: "schemaDatamodel" as const, files };
  const answer = await engine.diff({
    from: target(options.from),
    to: target(options.to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return answer.stdout ?? "";
}

/** The `.prisma` files of a folder, in a stable order. */
export function schemaFiles(folder: string): SchemaContainer[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".prisma"))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(join(folder, name), "utf8") }));
}

/** The migrations of a folder in the shape that the engine takes. */
export function migrationList(folder: string): MigrationList {
  const migrationDirectories = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && /^\d{14}_/.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(folder, path, "migration.sql"), "utf8") },
      },
    }));
  const lockfile = { path: "migration_lock.toml", content: 'provider = "postgresql"\n' };
  return { baseDir: basename(folder), lockfile, shadowDbInitScript: "", migrationDirectories };
}

/**
 * The adapter cuts a script at every semicolon and runs the pieces one by one, which breaks function bodies and leaves
 * half a migration behind when the process dies. Sent as one simple query, PostgreSQL runs the script as one
 * transaction. The last statement marks the engine's own row in that transaction: see `settleInterrupted`.
 */
function wholeScripts(factory: PrismaPg, onScriptError: (error: Error) => void): SqlMigrationAwareDriverAdapterFactory {
  const mark = `\n;UPDATE "_prisma_migrations" SET applied_steps_count = 1 WHERE finished_at IS NULL AND rolled_back_at IS NULL;`;
  return Object.assign(Object.create(factory), {
    async connect() {
      const adapter = await factory.connect();
      adapter.executeScript = async (script: string) => {
        const createsOwnTable = script.includes("CREATE TABLE _prisma_migrations");
        try {
          await adapter.underlyingDriver().query(createsOwnTable ? script : script + mark);
        } catch (error) {
          onScriptError(error as Error);
          throw error;
        }
      };
      return adapter;
    },
  });
}

let loaded: Promise<EngineModule> | undefined;

function loadEngine(): Promise<EngineModule> {
  loaded ??= instantiate();
  return loaded;
}

async function instantiate(): Promise<EngineModule> {
  const wasm = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const engine = (await import("@prisma/schema-engine-wasm/schema_engine_bg")) as unknown as EngineModule;
  // The engine reports its panics through this global.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message(message: string) {
        throw new Error(`The schema engine failed: ${message}`);
      },
    },
  });
  const compiled = await WebAssembly.compile(readFileSync(wasm.replace(/\.js$/, ".wasm")));
  const instance = await WebAssembly.instantiate(compiled, { "./schema_engine_bg.js": engine as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return engine;
}
