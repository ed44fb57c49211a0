import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createKeys, keyFilePath, newKeyText, readKeys } from "../keys.ts";
import { StartError } from "../start-error.ts";
import { assertKeysMatch, openKeys } from "./key-check.ts";
import { freshDatabase, type TestDatabase } from "./testing.ts";

let db: TestDatabase;
let dataDir: string;
beforeEach(async () => {
  db = await freshDatabase();
  dataDir = mkdtempSync(join(tmpdir(), "mingjing-keys-"));
});
afterEach(async () => {
  await db.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const open = () => openKeys({ database: db.database, source: { dataDir } });

test("a first start makes keys, later ones find them", async () => {
  const made = await open();
  expect(await open()).toEqual(made);
});

test("two first starts at once agree", async () => {
  const [first, second] = await Promise.all([open(), open()]);
  expect(first).toEqual(second);
});

test("a lost key file is not replaced beside a database that was sealed", async () => {
  await open();
  rmSync(keyFilePath({ dataDir }));
  await expect(open()).rejects.toThrow(/is missing, but the database was sealed/);
  expect(existsSync(keyFilePath({ dataDir }))).toBe(false);
});

test("keys of another installation are refused", async () => {
  await open();
  const source = { dataDir, keys: newKeyText() };
  await expect(openKeys({ database: db.database, source })).rejects.toThrow(StartError);
  await expect(openKeys({ database: db.database, source })).rejects.toThrow(/do not belong to this database/);
});

test("a new sealing key is recorded and from then on needed; other keys may change", async () => {
  const keys = createKeys(dataDir);
  await assertKeysMatch({ database: db.database, keys });
  const strange = readKeys({ dataDir, keys: newKeyText() });
  if (strange?.seal.keys.k1 === undefined) throw new Error("keys were given");
  const grown = { ...keys, seal: { current: "k2", keys: { ...keys.seal.keys, k2: strange.seal.keys.k1 } } };
  await assertKeysMatch({ database: db.database, keys: { ...grown, grant: strange.grant, session: strange.session } });
  await expect(assertKeysMatch({ database: db.database, keys })).rejects.toThrow(/"seal:k2" is missing/);
  const lookup = strange.lookup;
  await expect(assertKeysMatch({ database: db.database, keys: { ...grown, lookup } })).rejects.toThrow(/"lookup"/);
});
