import { join } from "node:path";
import { settings } from "../env.ts";
import { clamdScanner, noScanner, type Scanner } from "./scan.ts";
import { diskStore, type FileStore } from "./store.ts";

/** The store of this installation. */
export function fileStore(): FileStore {
  return diskStore(join(settings().dataDir, "files"));
}

/** Where uploads are written before they are accepted: beside the store, outside everything that is served. */
export function temporaryFolder(): string {
  return join(settings().dataDir, "files", "incoming");
}

/** The scanner of this installation; without one, files count as clean. */
export function scanner(): Scanner {
  const address = settings().clamdAddress;
  return address === undefined ? noScanner : clamdScanner(address);
}
