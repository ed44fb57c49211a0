import { inTransaction } from "../db/transaction.ts";
import type { ScanState } from "../domain/materials.ts";
import type { Scanner } from "../files/scan.ts";
import type { FileStore } from "../files/store.ts";
import { type Context, recordAudit } from "./context.ts";

export type Scanning = { readonly store: FileStore; readonly scanner: Scanner };

/**
 * Asks the scanner about a file in quarantine and enters the verdict. Without a verdict (scanner down, bytes missing)
 * the file stays where it is. The bytes of an infected file are removed.
 */
export async function scanFile(
  { database, clock }: Pick<Context, "database" | "clock">,
  { store, scanner }: Scanning,
  fileId: string,
): Promise<ScanState | "gone"> {
  const file = await database.applicationFile.findUnique({
    where: { id: fileId },
    select: { scan: true, storageKey: true, removedAt: true },
  });
  if (!file || file.removedAt) return "gone";
  if (file.scan !== "quarantined") return file.scan as ScanState;
  const content = await store.read(file.storageKey);
  const verdict = content === null ? "unknown" : await scanner.scan(content.stream);
  if (verdict === "unknown") return "quarantined";
  const scan: ScanState = verdict === "clean" ? "clean" : "refused";
  await inTransaction(database, async (transaction) => {
    const { count } = await transaction.applicationFile.updateMany({
      where: { id: fileId, scan: "quarantined" },
      data: { scan },
    });
    if (count === 0) return;
    const actor = { kind: "system" } as const;
    const detail = { verdict, scanned: scanner.looks, at: clock.now().toISOString() };
    await recordAudit(transaction, { actor, action: "file.scanned", subject: { kind: "file", id: fileId }, detail });
  });
  if (scan === "refused") await store.remove(file.storageKey);
  return scan;
}

/** Asks again about files that have waited since before `waitingSince`; answers how many left quarantine. */
export async function scanWaitingFiles(
  context: Pick<Context, "database" | "clock">,
  scanning: Scanning,
  { waitingSince }: { readonly waitingSince: Date },
): Promise<number> {
  const waiting = await context.database.applicationFile.findMany({
    where: { scan: "quarantined", removedAt: null, createdAt: { lt: waitingSince } },
    orderBy: { createdAt: "asc" },
    take: 100,
    select: { id: true },
  });
  let count = 0;
  for (const { id } of waiting) {
    const state = await scanFile(context, scanning, id);
    // A scanner that gives no verdict now will give none for the rest either.
    if (state === "quarantined") break;
    count += 1;
  }
  return count;
}
