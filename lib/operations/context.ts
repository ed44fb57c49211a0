import { createHash } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Database, Transaction } from "../db/transaction.ts";
import type { ActorSnapshot } from "../domain/history.ts";
import type { Actor } from "../domain/permissions.ts";

/** What every operation is given: the database, the time, who asks, and the zone of the office. */
export type Context = {
  readonly database: Database;
  readonly clock: Clock;
  readonly actor: Actor;
  readonly zone: string;
};

/** Columns that say who did it. A visitor changes nothing. */
export function actorColumns(actor: Actor): {
  actorKind: "applicant" | "staff" | "partner" | "system";
  actorId: string | null;
  actor: ActorSnapshot | null;
} {
  switch (actor.kind) {
    case "applicant":
      return { actorKind: "applicant", actorId: actor.personId, actor: null };
    case "staff": {
      const { name, title, departmentId } = actor;
      return { actorKind: "staff", actorId: actor.personId, actor: { name, title, departmentId } };
    }
    case "partner":
      return { actorKind: "partner", actorId: actor.partnerId, actor: null };
    case "system":
      return { actorKind: "system", actorId: null, actor: null };
    case "visitor":
      throw new Error("a visitor changes nothing");
  }
}

export type AuditSubject = { readonly kind: string; readonly id: string };

/** Adds the row that says who did what; part of the transaction that does it. `detail` carries no personal data. */
export async function recordAudit(
  transaction: Transaction,
  {
    actor,
    action,
    subject,
    detail = {},
  }: {
    actor: Actor;
    action: string;
    subject: AuditSubject;
    detail?: Record<string, string | number | boolean | null>;
  },
): Promise<void> {
  const { actorKind, actorId } = actorColumns(actor);
  await transaction.auditEntry.create({
    data: { actorKind, actorId, action, subjectKind: subject.kind, subjectId: subject.id, detail },
    select: { id: true },
  });
}

/** `person:<id>`, `partner:<id>` or `system`: whose operation ids are kept apart from others'. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case "applicant":
    case "staff":
      return `person:${actor.personId}`;
    case "partner":
      return `partner:${actor.partnerId}`;
    case "system":
    case "visitor":
      return actor.kind;
  }
}

export function hashOf(request: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(JSON.stringify(request)).digest());
}
