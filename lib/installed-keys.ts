import { settings } from "./env.ts";
import { type Keys, type KeySource, keyFilePath, readKeys } from "./keys.ts";
import { StartError } from "./start-error.ts";

let installed: Keys | undefined;

/** The keys of this installation, read once. The start makes them; here a missing file is an error, never a reason to make one. */
export function installedKeys(): Keys {
  if (installed === undefined) {
    const found = readKeys(keySource());
    if (found === null) throw new StartError(`The key file ${keyFilePath(keySource().dataDir)} is missing.`);
    installed = found;
  }
  return installed;
}

export function keySource(): KeySource {
  const { dataDir, keys } = settings();
  return { dataDir, given: keys };
}
