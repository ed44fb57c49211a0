import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Embedded, runningEmbedded, startEmbedded } from "#lib/db/embedded.ts";
import { settings } from "#lib/env.ts";
import { StartError } from "#lib/start-error.ts";
import { takeLock } from "./lock.mjs";

export type OperatorDatabase = { ownerUrl: string; appUrl: string; embedded: Embedded | null; close(): Promise<void> };

/**
 * The database for a command beside the program: the one that the settings name, else the embedded one, which is
 * started for the command when the program does not run.
 */
export async function operatorDatabase(): Promise<OperatorDatabase> {
  const { databaseUrl, ownerDatabaseUrl, dataDir } = settings();
  const nothing = async () => {};
  if (databaseUrl)
    return { ownerUrl: ownerDatabaseUrl ?? databaseUrl, appUrl: databaseUrl, embedded: null, close: nothing };
  const running = runningEmbedded(resolve(dataDir));
  if (running) return { ...running, embedded: null, close: nothing };
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const lock = await takeLock(join(resolve(dataDir), ".lock"));
  if (!lock.held) throw new StartError("The program is starting or stopping: try again in a moment.");
  const embedded = await startEmbedded({ dataDir });
  const close = async () => {
    await embedded.stop();
    await lock.release();
  };
  return { ownerUrl: embedded.ownerUrl, appUrl: embedded.appUrl, embedded, close };
}
