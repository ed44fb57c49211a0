import { systemClock } from "#lib/clock.ts";
import { database } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import { keepHouse } from "#lib/operations/keep-house.ts";

export async function housekeeping(): Promise<void> {
  const swept = await keepHouse({ database: database(), clock: systemClock });
  const count = swept.sessions + swept.attempts + swept.answers;
  if (count > 0) log().info({ job: "housekeeping", count }, "removed what had run out");
}
