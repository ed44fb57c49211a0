import { pool } from "#lib/db/client.ts";
import { log } from "#lib/log.ts";
import { findViolations } from "#lib/queries/invariants.ts";

export async function verifyHistory(): Promise<void> {
  for (const { rule, applicationId } of await findViolations(pool())) {
    log().error({ job: "verify-history", violation: rule, applicationId }, "state and history differ");
  }
}
