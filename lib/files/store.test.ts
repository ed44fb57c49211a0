import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { diskStore, removeStaleTemporaries } from "./store.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mingjing-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const temporary = (text: string) => {
  mkdirSync(join(folder, "incoming"), { recursive: true });
  const path = join(folder, "incoming", `t${Math.random()}`);
  writeFileSync(path, text);
  return path;
};
const keysBefore = async (time: Date) => Array.fromAsync(diskStore(folder).keysBefore(time));

test("keeps, reads and removes", async () => {
  const store = diskStore(folder);
  const key = await store.keep(temporary("bytes"));
  expect(key).toMatch(/^[0-9a-f]{32}$/);
  expect(readdirSync(join(folder, "incoming"))).toEqual([]);
  const content = await store.read(key);
  expect(content?.size).toBe(5);
  if (content) expect((await buffer(content.stream)).toString()).toBe("bytes");
  await store.remove(key);
  await store.remove(key);
  expect(await store.read(key)).toBeNull();
});

test("the same bytes twice are two files", async () => {
  const store = diskStore(folder);
  expect(await store.keep(temporary("same"))).not.toBe(await store.keep(temporary("same")));
});

test.each(["", "../../etc/passwd", "a".repeat(31), "A".repeat(32), `${"a".repeat(30)}/x`])(
  "%j is no key",
  async (key) => {
    await expect(diskStore(folder).read(key)).rejects.toThrow();
    await expect(diskStore(folder).remove(key)).rejects.toThrow();
  },
);

test("lists what is older, and never the temporary files", async () => {
  const key = await diskStore(folder).keep(temporary("bytes"));
  temporary("half");
  expect(await keysBefore(new Date(Date.now() + 1000))).toEqual([key]);
  expect(await keysBefore(new Date(Date.now() - 60_000))).toEqual([]);
});

test("half uploads go once they are old", async () => {
  const old = temporary("half");
  temporary("fresh");
  utimesSync(old, 0, 0);
  expect(await removeStaleTemporaries(join(folder, "incoming"), new Date(Date.now() - 60_000))).toBe(1);
  expect(readdirSync(join(folder, "incoming"))).toHaveLength(1);
  expect(await removeStaleTemporaries(join(folder, "nowhere"), new Date())).toBe(0);
});
