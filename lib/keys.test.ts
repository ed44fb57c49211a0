import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createKeys, keyChecks, keyFilePath, newKeyText, readKeys } from "./keys.ts";
import { StartError } from "./start-error.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mingjing-keys-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const path = () => keyFilePath({ dataDir });

describe("a first start", () => {
  test("has no keys until they are made, and finds the same ones afterwards", () => {
    expect(readKeys({ dataDir })).toBeNull();
    const made = createKeys(dataDir);
    expect(readKeys({ dataDir })).toEqual(made);
    expect(statSync(path()).mode & 0o777).toBe(0o600);
  });

  test("never replaces keys that another start has made", () => {
    const first = createKeys(dataDir);
    expect(createKeys(dataDir)).toEqual(first);
  });

  test("makes the data folder, and says so when it cannot", () => {
    expect(readKeys({ dataDir: join(dataDir, "new") })).toBeNull();
    createKeys(join(dataDir, "new"));
    writeFileSync(join(dataDir, "file"), "");
    expect(() => createKeys(join(dataDir, "file"))).toThrow(StartError);
  });
});

describe("a key file that cannot be used", () => {
  const good = () => JSON.parse(newKeyText());
  const cases: [string, string, RegExp][] = [
    ["empty", "", /not JSON/],
    ["cut off", newKeyText().slice(0, 40), /not JSON/],
    ["another document", "[]", /cannot be used/],
    ["of another version", JSON.stringify({ ...good(), version: 2 }), /version/],
    ["without a look-up key", JSON.stringify({ ...good(), lookup: undefined }), /lookup/],
    ["with a short key", JSON.stringify({ ...good(), grant: "c2hvcnQ" }), /grant/],
    ["with an unknown field", JSON.stringify({ ...good(), extra: 1 }), /its fields/],
    ["whose current key is missing", JSON.stringify({ ...good(), seal: { current: "k2", keys: {} } }), /seal\.current/],
  ];
  test.each(cases)("%s is refused in one sentence", (_name, text, expected) => {
    writeFileSync(path(), text);
    expect(() => readKeys({ dataDir })).toThrow(StartError);
    expect(() => readKeys({ dataDir })).toThrow(expected);
  });

  test("the same secret twice is refused", () => {
    const text = good();
    writeFileSync(path(), JSON.stringify({ ...text, lookup: text.grant }));
    expect(() => readKeys({ dataDir })).toThrow(/seal\.keys/);
  });

  test("a folder in its place, and a named file that is not there, are refused", () => {
    mkdirSync(path());
    expect(() => readKeys({ dataDir })).toThrow(/cannot be read: EISDIR/);
    expect(() => readKeys({ dataDir, keysFile: join(dataDir, "absent.json") })).toThrow(/does not exist/);
  });
});

test("a key file that others can read is closed again", () => {
  createKeys(dataDir);
  chmodSync(path(), 0o644);
  readKeys({ dataDir });
  expect(statSync(path()).mode & 0o777).toBe(0o600);
});

test("keys from the environment win over the file", () => {
  createKeys(dataDir);
  const text = newKeyText();
  expect(readKeys({ dataDir, keys: text })?.session).toBe(JSON.parse(text).session);
});

test("checks name every key that data hang on and show none of them", () => {
  const keys = createKeys(dataDir);
  const checks = keyChecks(keys);
  expect(Object.keys(checks)).toEqual(["seal:k1", "lookup"]);
  const secrets = readFileSync(path(), "utf8");
  for (const check of Object.values(checks)) expect(secrets).not.toContain(check);
});
