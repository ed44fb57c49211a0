import { type Clock, systemClock } from "../clock.ts";
import { database } from "../db/client.ts";
import type { Database } from "../db/transaction.ts";
import type { Actor } from "../domain/permissions.ts";
import { settings } from "../env.ts";

/** What operations and queries are given (`Context` of lib/operations), with the actor as narrow as the guard knows it. */
export type ContextOf<A extends Actor> = { database: Database; clock: Clock; actor: A; zone: string };

export function contextOf<A extends Actor>(actor: A): ContextOf<A> {
  return { database: database(), clock: systemClock, actor, zone: settings().officeTimeZone };
}
