import { removeStaleTemporaries } from "../files/store.ts";
import type { Context } from "./context.ts";
import { type Scanning, scanWaitingFiles } from "./scan-file.ts";

const hour = 60 * 60 * 1000;

export type Swept = {
  readonly scanned: number;
  readonly removed: number;
  readonly orphans: number;
  readonly temporaries: number;
};

/**
 * What keeps the store and the table in step: asks again about files in quarantine, deletes what was removed, and
 * deletes bytes that no row refers to and half uploads, once they are an hour old. Run by the worker.
 */
export async function sweepFiles(
  context: Pick<Context, "database" | "clock">,
  given: Scanning & { readonly temporaryFolder: string },
): Promise<Swept> {
  const now = context.clock.now().getTime();
  const before = new Date(now - hour);
  const scanned = await scanWaitingFiles(context, given, { waitingSince: new Date(now - 60_000) });
  const removed = await deleteRemoved(context, given, before);
  const orphans = await deleteOrphans(context, given, before);
  const temporaries = await removeStaleTemporaries(given.temporaryFolder, before);
  return { scanned, removed, orphans, temporaries };
}

/** Bytes first: a row whose bytes are gone is found again by the next sweep, bytes without a row only by an hour's wait. */
async function deleteRemoved({ database }: Pick<Context, "database">, { store }: Scanning, before: Date) {
  const rows = await database.applicationFile.findMany({
    where: { removedAt: { lt: before } },
    take: 500,
    select: { id: true, storageKey: true },
  });
  for (const { id, storageKey } of rows) {
    await store.remove(storageKey);
    await database.applicationFile.delete({ where: { id }, select: { id: true } });
  }
  return rows.length;
}

async function deleteOrphans({ database }: Pick<Context, "database">, { store }: Scanning, before: Date) {
  let count = 0;
  for await (const storageKey of store.keysBefore(before)) {
    const row = await database.applicationFile.findUnique({ where: { storageKey }, select: { id: true } });
    if (row) continue;
    await store.remove(storageKey);
    count += 1;
  }
  return count;
}
