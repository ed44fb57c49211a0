import type { Clock } from "../clock.ts";
import { forgetPastAttempts } from "../db/attempts.ts";
import { poolOf } from "../db/client.ts";
import { forgetPastSessions } from "../db/sessions.ts";
import type { Database } from "../db/transaction.ts";
import { forgetEndedDeliveries } from "../db/webhook-queue.ts";

const day = 24 * 60 * 60 * 1000;
/** How long the first answer to a repeated request is kept. */
const answersKeptFor = 7 * day;

/** How long the list of webhooks goes back. */
const deliveriesKeptForDays = 90;

export type Swept = { sessions: number; attempts: number; answers: number; deliveries: number };

/**
 * Removes what has run out: old sessions, counters of attempts, kept answers, and webhooks sent long ago. Harmless at
 * any time and any number of times.
 */
export async function keepHouse({ database, clock }: { database: Database; clock: Clock }): Promise<Swept> {
  const now = clock.now();
  const before = new Date(now.getTime() - answersKeptFor);
  const old = { where: { createdAt: { lt: before } } };
  const answers = await database.operationRecord.deleteMany(old);
  const apiAnswers = await database.apiIdempotency.deleteMany(old);
  return {
    sessions: await forgetPastSessions(database, now),
    attempts: await forgetPastAttempts(database, now),
    answers: answers.count + apiAnswers.count,
    deliveries: await forgetEndedDeliveries(poolOf(database), deliveriesKeptForDays),
  };
}
