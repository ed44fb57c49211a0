import { randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** Where the bytes of files are kept, under random keys. Every driver keeps a file whole or not at all. */
export type FileStore = {
  /** Moves a finished temporary file in under a new key. */
  keep(temporaryPath: string): Promise<string>;
  /** The bytes, or null when there are none under this key. */
  read(key: string): Promise<{ size: number; stream: Readable } | null>;
  remove(key: string): Promise<void>;
  /** Keys of everything kept since before `time`, for finding what nothing refers to. */
  keysBefore(time: Date): AsyncIterable<string>;
};

const keyShape = /^[0-9a-f]{32}$/;

/**
 * Files on a disk, two levels deep. The data reach the disk before the name does, and the name before anybody hears of
 * it: after a crash there is a whole file or none. `folder` must be on the file system of the temporary files.
 */
export function diskStore(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!keyShape.test(key)) throw new Error("not a key of this store");
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async keep(temporaryPath) {
      const key = randomBytes(16).toString("hex");
      await flush(temporaryPath);
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
      await rename(temporaryPath, pathOf(key));
      await flush(join(folder, key.slice(0, 2)));
      return key;
    },
    async read(key) {
      try {
        const { size } = await stat(pathOf(key));
        return { size, stream: createReadStream(pathOf(key)) };
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
    async *keysBefore(time) {
      for (const group of await listed(folder)) {
        if (!/^[0-9a-f]{2}$/.test(group)) continue;
        for (const key of await listed(join(folder, group))) {
          if (keyShape.test(key) && (await isOlder(pathOf(key), time))) yield key;
        }
      }
    },
  };
}

/** Removes temporary files that an upload left behind when the process died. Answers how many. */
export async function removeStaleTemporaries(folder: string, before: Date): Promise<number> {
  let count = 0;
  for (const name of await listed(folder)) {
    const path = join(folder, name);
    if (!(await isOlder(path, before))) continue;
    await rm(path, { force: true });
    count += 1;
  }
  return count;
}

/** Whether a write failed because there is no room left. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

async function isOlder(path: string, time: Date): Promise<boolean> {
  try {
    return (await stat(path)).mtimeMs < time.getTime();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function listed(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
