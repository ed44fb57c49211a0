import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error.ts";

/** Every secret of an installation. Kept outside the database, so that a stolen dump opens nothing. */
export type Keys = {
  /** Seals personal data. New text is sealed under `current`; text under any listed key can be opened. */
  seal: { current: string; keys: Readonly<Record<string, Buffer>> };
  /** Binds an application number to its ID number. Worth as much as plain text, so never the sealing key. */
  lookup: Buffer;
  /** Signs and seals short-lived cookies. Replacing it only ends running grants. */
  grant: Buffer;
  /** The secret of next-auth. Replacing it only signs everybody out. */
  session: string;
};

/**
 * Where keys come from: their text itself (`keys`), else a file that the operator names, else the file in the data
 * folder, which the first start makes.
 */
export type KeySource = { dataDir: string; keys?: string | undefined; keysFile?: string | undefined };

/** The keys, or null when nothing was given and no key file exists yet. Throws a {@link StartError} on anything wrong. */
export function readKeys(source: KeySource): Keys | null {
  if (source.keys !== undefined) return parseKeys(source.keys, "The setting KEYS");
  const path = keyFilePath(source);
  const text = readKeyFile(path);
  if (text !== null) return parseKeys(text, `The key file ${path}`);
  if (source.keysFile !== undefined) throw new StartError(`The key file ${path} that KEYS_FILE names does not exist.`);
  return null;
}

/**
 * Makes the key file (mode 600). Two first starts at once end with the same keys: the file is linked into place, and
 * a link never replaces one that is already there.
 */
export function createKeys(dataDir: string): Keys {
  const path = keyFilePath({ dataDir });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writing(path, () => {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(draft, newKeyText(), { mode: 0o600, flag: "wx", flush: true });
  });
  writing(path, () => linkUnlessThere(draft, path));
  const made = readKeys({ dataDir });
  if (made === null) throw new StartError(`The key file ${path} vanished while it was being made.`);
  return made;
}

/** A fresh set of keys in the form of a key file. */
export function newKeyText(): string {
  const seal = { current: "k1", keys: { k1: newSecret() } };
  return `${JSON.stringify({ version: 1, seal, lookup: newSecret(), grant: newSecret(), session: newSecret() }, null, 2)}\n`;
}

/**
 * Values that prove possession of the keys without showing them: one per sealing key and one for the look-up key.
 * The other keys may be replaced freely and are left out.
 */
export function keyChecks(keys: Keys): Record<string, string> {
  const named = Object.entries(keys.seal.keys).map(([id, key]) => [`seal:${id}`, checkOf(key)] as const);
  return Object.fromEntries([...named, ["lookup", checkOf(keys.lookup)] as const]);
}

export function keyFilePath(source: KeySource): string {
  return source.keysFile ?? join(source.dataDir, "keys.json");
}

const secret = z.base64url().refine((text) => Buffer.from(text, "base64url").length === 32);
const keyFile = z
  .strictObject({
    version: z.literal(1),
    seal: z.strictObject({
      current: z.string(),
      keys: z.record(z.string().regex(/^[a-z0-9]{1,16}$/), secret),
    }),
    lookup: secret,
    grant: secret,
    session: secret,
  })
  .refine((file) => Object.hasOwn(file.seal.keys, file.seal.current), { path: ["seal", "current"] })
  .refine(allDifferent, { path: ["seal", "keys"] });

function parseKeys(text: string, subject: string): Keys {
  const parsed = keyFile.safeParse(parseJson(text, subject));
  if (!parsed.success) {
    const place = parsed.error.issues[0]?.path.join(".") || "its fields";
    throw new StartError(`${subject} cannot be used: ${place} is missing or wrong. Restore it from a backup.`);
  }
  const { seal, lookup, grant, session } = parsed.data;
  const opened = Object.entries(seal.keys).map(([id, key]) => [id, Buffer.from(key, "base64url")] as const);
  return {
    seal: { current: seal.current, keys: Object.fromEntries(opened) },
    lookup: Buffer.from(lookup, "base64url"),
    grant: Buffer.from(grant, "base64url"),
    session,
  };
}

function parseJson(text: string, subject: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new StartError(`${subject} cannot be used: it is not JSON. Restore it from a backup.`);
  }
}

function readKeyFile(path: string): string | null {
  try {
    const text = readFileSync(path, "utf8");
    // A copied backup often comes back readable by everyone.
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
    return text;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return null;
    throw new StartError(`The key file ${path} cannot be read: ${codeOf(error)}.`);
  }
}

/** One secret in two places would undo the separation of the keys. */
function allDifferent(file: {
  seal: { keys: Record<string, string> };
  lookup: string;
  grant: string;
  session: string;
}): boolean {
  const all = [...Object.values(file.seal.keys), file.lookup, file.grant, file.session];
  return new Set(all).size === all.length;
}

function checkOf(key: Buffer): string {
  return createHmac("sha256", key).update("mingjing key check").digest("base64url").slice(0, 22);
}

function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    unlinkSync(draft);
  }
}

function writing(path: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new StartError(`The key file ${path} cannot be written: ${codeOf(error)}.`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
