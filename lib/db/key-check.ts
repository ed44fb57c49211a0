import { createKeys, type KeySource, type Keys, keyChecks, keyFilePath, readKeys } from "../keys.ts";
import { StartError } from "../start-error.ts";
import type { Database } from "./transaction.ts";

const settingName = "key-check";

/**
 * The keys for a start: read, proven to belong to this database, and made only when neither side has any. Throws a
 * {@link StartError} otherwise, and writes no file then: keys made beside a database that was sealed with others would
 * look like the right ones.
 */
export async function openKeys(given: { database: Database; source: KeySource }): Promise<Keys> {
  const found = readKeys(given.source);
  if (found === null && (await recordedChecks(given.database)) !== null) {
    throw new StartError(
      `The key file ${keyFilePath(given.source)} is missing, but the database was sealed with its keys. Restore it from a backup.`,
    );
  }
  const keys = found ?? createKeys(given.source.dataDir);
  await assertKeysMatch({ database: given.database, keys });
  return keys;
}

/**
 * Proves that the keys belong to this database, by the check values that the first start left in it. A sealing key
 * that is new is recorded; one that the database knows must be present and the same.
 */
export async function assertKeysMatch(given: { database: Database; keys: Keys }): Promise<void> {
  const present = keyChecks(given.keys);
  await given.database.$executeRaw`
    insert into setting (name, value, updated_at) values (${settingName}, ${JSON.stringify(present)}::jsonb, now())
    on conflict (name) do nothing`;
  const recorded = (await recordedChecks(given.database)) ?? {};
  const strange = Object.keys(recorded).find((name) => recorded[name] !== present[name]);
  if (strange !== undefined) {
    throw new StartError(
      `The keys do not belong to this database: "${strange}" is ${strange in present ? "another one" : "missing"}. Restore the key file that was used with it.`,
    );
  }
  if (Object.keys(present).some((name) => !(name in recorded))) {
    await given.database.setting.update({ where: { name: settingName }, data: { value: present } });
  }
}

async function recordedChecks(database: Database): Promise<Record<string, string> | null> {
  const row = await database.setting.findUnique({ where: { name: settingName }, select: { value: true } });
  if (row === null) return null;
  const { value } = row;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new StartError(
      `The setting "${settingName}" in the database is damaged. Restore the database from a backup.`,
    );
  }
  return Object.fromEntries(Object.entries(value).map(([name, check]) => [name, String(check)]));
}
