import { systemClock } from "#lib/clock.ts";
import type { Database } from "#lib/db/transaction.ts";
import { createApiKey } from "#lib/operations/create-api-key.ts";

/** A key of full scope and without a limit, for trying the interface; good for a year. Answers the key itself. */
export async function demoApiKey(database: Database, zone: string): Promise<string> {
  const context = { database, clock: systemClock, actor: { kind: "system" }, zone } as const;
  const rights = { scopes: ["*"], days: 365, ratePerMinute: null, cidrs: [] };
  const made = await createApiKey(context, { name: "演示单位", ...rights });
  if (!made.ok) throw new Error(`the demo key was refused: ${made.reason}`);
  return made.key;
}
