import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { StartError } from "../start-error.ts";
import { mustReach, postgresAccount, postgresBinaries } from "./embedded-account.ts";
import { clearOrphan, freePort, halt, isPostgres, launch, type Place, runTool } from "./embedded-process.ts";

/** The bundled binaries are of this major version; the data files of another one cannot be read. */
const major = "18";
const databaseName = "mingjing";

export type Embedded = {
  /** Owns the schema: migrations and seed. */
  ownerUrl: string;
  /** What web and worker use. */
  appUrl: string;
  /** May create databases: tests only. */
  superuserUrl: string;
  /** True when this start created the data files. */
  fresh: boolean;
  stop(): Promise<void>;
};

type Secrets = { superuser: string; owner: string; app: string };

/**
 * Starts the bundled PostgreSQL on `<dataDir>/postgres`. What a killed start left there is cleared first. When the
 * server dies later it is started again on the same port; `onEvent` hears about it.
 */
export async function startEmbedded(options: {
  dataDir: string;
  onEvent?: (event: string) => void;
  durable?: boolean;
}): Promise<Embedded> {
  const dataDir = resolve(options.dataDir);
  const onEvent = options.onEvent ?? (() => {});
  makeWritable(dataDir);
  const account = postgresAccount();
  const place: Place = {
    binaries: postgresBinaries(),
    folder: join(dataDir, "postgres"),
    logFile: join(dataDir, "postgres.log"),
    account,
    durable: options.durable ?? true,
  };
  mustReach(account, join(place.binaries, "postgres"), "its program lies");
  mustReach(account, place.folder, "its data lie");
  const secrets = readSecrets(dataDir, existsSync(place.folder));
  const fresh = !existsSync(place.folder);
  if (fresh) initialise(place, dataDir, secrets);
  refuseOtherMajor(place.folder);
  const orphan = await clearOrphan(place);
  if (orphan !== "none") onEvent(`postgres-${orphan}`);
  return run({ place, secrets, fresh, onEvent });
}

async function run(options: {
  place: Place;
  secrets: Secrets;
  fresh: boolean;
  onEvent: (event: string) => void;
}): Promise<Embedded> {
  const { place, secrets, fresh, onEvent } = options;
  const port = await freePort();
  const urls = urlsOf(port, secrets);
  const { superuserUrl } = urls;
  let stopping = false;
  let server = await launch(place, port, superuserUrl);
  const watch = (child: ChildProcess) =>
    child.once("exit", async () => {
      if (stopping) return;
      onEvent("postgres-exited");
      server = await relaunch(
        () => launch(place, port, superuserUrl),
        () => stopping,
      );
      onEvent("postgres-restarted");
      watch(server);
    });
  watch(server);
  await makeRoles(superuserUrl, secrets);
  return {
    ...urls,
    fresh,
    async stop() {
      stopping = true;
      await halt(server);
    },
  };
}

/** After a crash the shared memory of the dead server may linger for a moment: try again with growing pauses. */
async function relaunch(start: () => Promise<ChildProcess>, stopping: () => boolean): Promise<ChildProcess> {
  for (let pause = 200; ; pause = Math.min(pause * 2, 10_000)) {
    await sleep(pause);
    try {
      return await start();
    } catch (error) {
      if (stopping()) throw error;
    }
  }
}

function makeWritable(dataDir: string): void {
  try {
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    // Root passes the check above even on a read-only file system.
    rmSync(mkdtempSync(join(dataDir, ".probe-")), { recursive: true });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    throw new StartError(
      `The data folder ${dataDir} cannot be written (${code}): give it to this user or set DATA_DIR to another folder.`,
    );
  }
}

function readSecrets(dataDir: string, databaseExists: boolean): Secrets {
  const file = join(dataDir, "postgres.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  if (databaseExists) {
    throw new StartError(`${file} with the passwords of the embedded database is missing: put it back from a backup.`);
  }
  const secret = () => randomBytes(24).toString("base64url");
  const secrets: Secrets = { superuser: secret(), owner: secret(), app: secret() };
  const draft = `${file}.new`;
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
  return secrets;
}

/** Built beside its place and moved there when complete, so that a kill in between leaves no half database. */
function initialise(place: Place, dataDir: string, secrets: Secrets): void {
  const building = join(dataDir, "postgres.new");
  rmSync(building, { recursive: true, force: true });
  mkdirSync(building, { mode: 0o700 });
  const passwordFile = join(dataDir, "postgres.pw");
  writeFileSync(passwordFile, secrets.superuser, { mode: 0o600 });
  if (place.account) {
    chownSync(building, place.account.uid, place.account.gid);
    chownSync(passwordFile, place.account.uid, place.account.gid);
  }
  const locale = process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8";
  try {
    const args = ["-D", building, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
    // With the plain C locale pg_trgm finds no trigram in Chinese text.
    const language = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", `--locale=${locale}`];
    runTool(place, "initdb", [...args, ...language, "--data-checksums", "--no-instructions"]);
  } catch (error) {
    const output = String((error as { stderr?: string }).stderr ?? (error as Error).message);
    throw new StartError(
      `The embedded PostgreSQL could not be set up in ${place.folder}: ${output.trim().split("\n").at(-1)}`,
    );
  } finally {
    rmSync(passwordFile, { force: true });
  }
  chmodSync(building, 0o700);
  renameSync(building, place.folder);
}

function refuseOtherMajor(folder: string): void {
  const file = join(folder, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : "nothing";
  if (found === major) return;
  throw new StartError(
    `${dirname(folder)} holds a database of PostgreSQL ${found}, and PostgreSQL ${major} is bundled: move it with pg_upgrade, or set DATA_DIR to another folder.`,
  );
}

/** The URLs of the server that runs on this data folder now, for tools beside it; null when none runs. */
export function runningEmbedded(dataDir: string): { ownerUrl: string; appUrl: string } | null {
  const lock = join(resolve(dataDir), "postgres", "postmaster.pid");
  const secretsFile = join(resolve(dataDir), "postgres.json");
  if (!existsSync(lock) || !existsSync(secretsFile)) return null;
  const [pid, , , port] = readFileSync(lock, "utf8").split("\n");
  if (!isPostgres(Number(pid), join(resolve(dataDir), "postgres"))) return null;
  const secrets = JSON.parse(readFileSync(secretsFile, "utf8")) as Secrets;
  return urlsOf(Number(port), secrets);
}

/** An empty database in place of the old one; nobody else may be connected. */
export async function recreateDatabase(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`drop database if exists ${databaseName} with (force)`);
    await client.query(`create database ${databaseName} owner mingjing_owner`);
    await closeToOthers(client);
  } finally {
    await client.end();
  }
}

function urlsOf(port: number, secrets: Secrets): { ownerUrl: string; appUrl: string; superuserUrl: string } {
  const url = (user: string, password: string, database: string) =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url("mingjing_owner", secrets.owner, databaseName),
    appUrl: url("mingjing_app", secrets.app, databaseName),
    superuserUrl: url("postgres", secrets.superuser, "postgres"),
  };
}

/** Runs on every start, so that a kill between two statements heals itself. */
async function makeRoles(superuserUrl: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const roles = [
      ["mingjing_owner", secrets.owner],
      ["mingjing_app", secrets.app],
    ] as const;
    for (const [name, password] of roles) {
      const known = await client.query("select 1 from pg_roles where rolname = $1", [name]);
      await client.query(`${known.rowCount ? "alter" : "create"} role ${name} login password '${password}'`);
    }
    const known = await client.query("select 1 from pg_database where datname = $1", [databaseName]);
    if (!known.rowCount) await client.query(`create database ${databaseName} owner mingjing_owner`);
    await closeToOthers(client);
    await limitApp(client);
  } finally {
    await client.end();
  }
}

async function closeToOthers(client: pg.Client): Promise<void> {
  await client.query(`revoke all on database ${databaseName} from public`);
  await client.query(`grant connect on database ${databaseName} to mingjing_app`);
}

async function limitApp(client: pg.Client): Promise<void> {
  const limits = { statement_timeout: "5s", lock_timeout: "2s", idle_in_transaction_session_timeout: "10s" };
  for (const [name, value] of Object.entries(limits)) {
    await client.query(`alter role mingjing_app set ${name} = '${value}'`);
  }
}
