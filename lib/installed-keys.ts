import { settings } from "./env.ts";
import { type Keys, keyFilePath, readKeys } from "./keys.ts";
import { StartError } from "./start-error.ts";

let installed: Keys | undefined;

/** The keys of this installation, read once. The start makes them; here a missing file is an error, never a reason to make one. */
export function installedKeys(): Keys {
  if (installed === undefined) {
    const found = readKeys(settings());
    if (found === null) throw new StartError(`The key file ${keyFilePath(settings())} is missing.`);
    installed = found;
  }
  return installed;
}
