import { systemClock } from "#lib/clock.ts";
import { database } from "#lib/db/client.ts";
import { fileStore, scanner, temporaryFolder } from "#lib/files/places.ts";
import { log } from "#lib/log.ts";
import { keepHouse } from "#lib/operations/keep-house.ts";
import { sweepFiles } from "#lib/operations/sweep-files.ts";

export async function housekeeping(): Promise<void> {
  const context = { database: database(), clock: systemClock };
  const swept = await keepHouse(context);
  const place = { store: fileStore(), scanner: scanner(), temporaryFolder: temporaryFolder() };
  const files = await sweepFiles(context, place);
  const count = sum(swept) + sum(files);
  if (count > 0) log().info({ job: "housekeeping", count }, "removed what had run out");
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
