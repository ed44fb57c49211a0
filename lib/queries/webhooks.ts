import { Prisma } from "../db/generated/client.ts";
import type { Database } from "../db/transaction.ts";
import type { DeliveryError, DeliveryState, DisabledReason, WebhookEvent } from "../domain/webhooks.ts";
import { type DeliveryFilter, momentCursorText } from "../schemas/webhooks.ts";

export type WebhookNotice = {
  readonly reason: DisabledReason;
  readonly lastStatus: number | null;
  readonly lastError: DeliveryError | null;
  readonly createdAt: Date;
};

/** An endpoint as its partner sees it; its secret is never read. */
export type Webhook = {
  readonly id: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** Codes; null: every service. */
  readonly services: readonly string[] | null;
  readonly createdAt: Date;
  readonly previousSecretUntil: Date | null;
  readonly lastDeliveredAt: Date | null;
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
  /** The newest first, ten at most. */
  readonly notices: readonly WebhookNotice[];
};

const columns = {
  id: true,
  url: true,
  events: true,
  everyService: true,
  serviceIds: true,
  createdAt: true,
  previousUntil: true,
  lastDeliveredAt: true,
  failingSince: true,
  disabledAt: true,
  disabledReason: true,
  notices: {
    orderBy: { createdAt: "desc" },
    take: 10,
    select: { reason: true, lastStatus: true, lastError: true, createdAt: true },
  },
} as const satisfies Prisma.WebhookEndpointSelect;

/** All endpoints of a partner that were not removed, in the order in which they were registered. */
export async function partnerWebhooks(database: Database, partnerId: string): Promise<Webhook[]> {
  return selected(database, { partnerId });
}

/** One endpoint of a partner; null when there is none of this id. */
export async function partnerWebhook(
  database: Database,
  { partnerId, id }: { partnerId: string; id: string },
): Promise<Webhook | null> {
  const [found] = await selected(database, { partnerId, id });
  return found ?? null;
}

async function selected(database: Database, where: { partnerId: string; id?: string }): Promise<Webhook[]> {
  const [rows, services] = await Promise.all([
    database.webhookEndpoint.findMany({
      where: { ...where, removedAt: null },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select: columns,
    }),
    database.service.findMany({ select: { id: true, code: true } }),
  ]);
  return rows.map(({ everyService, serviceIds, previousUntil, ...row }) => ({
    ...row,
    // A check in the database keeps both lists closed.
    events: row.events as WebhookEvent[],
    disabledReason: row.disabledReason as DisabledReason | null,
    notices: row.notices as WebhookNotice[],
    previousSecretUntil: previousUntil,
    services: everyService ? null : services.filter(({ id }) => serviceIds.includes(id)).map(({ code }) => code),
  }));
}

export type Delivery = {
  readonly id: string;
  readonly event: WebhookEvent | "test";
  /** Null for a test. */
  readonly number: string | null;
  readonly seq: number | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly lastStatus: number | null;
  readonly lastError: DeliveryError | null;
  readonly createdAt: Date;
  readonly nextAttemptAt: Date | null;
  readonly deliveredAt: Date | null;
};

/** What a key may see of an endpoint's deliveries: those of applications that it can read. */
export type DeliveryView = { readonly endpointId: string; readonly services: "all" | readonly string[] };

const deliveryColumns = Prisma.sql`d.id, d.event, a.number, d.seq, d.state, d.attempts, d.last_status AS "lastStatus",
  d.last_error AS "lastError", d.created_at AS "createdAt", d.delivered_at AS "deliveredAt",
  CASE WHEN d.state IN ('queued', 'failed') THEN d.due_at END AS "nextAttemptAt"
  FROM webhook_delivery d LEFT JOIN application a ON a.id = d.application_id LEFT JOIN service s ON s.id = a.service_id`;

/** A page of an endpoint's deliveries, the newest first. */
export async function deliveries(
  database: Database,
  view: DeliveryView,
  { state, cursor, limit }: DeliveryFilter,
): Promise<{ deliveries: readonly Delivery[]; nextCursor: string | null }> {
  const conditions = visible(view);
  if (state) conditions.push(Prisma.sql`d.state = ${state}`);
  if (cursor) conditions.push(Prisma.sql`(d.created_at, d.id) < (${cursor.at}, ${cursor.id}::uuid)`);
  const rows = await database.$queryRaw<Delivery[]>`
    SELECT ${deliveryColumns} WHERE ${Prisma.join(conditions, " AND ")}
    ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit + 1}`;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const more = rows.length > limit && last;
  return { deliveries: page, nextCursor: more ? momentCursorText({ at: last.createdAt, id: last.id }) : null };
}

/** One delivery of the endpoint; null when there is none that the key may see. */
export async function delivery(database: Database, view: DeliveryView, id: string): Promise<Delivery | null> {
  const conditions = [...visible(view), Prisma.sql`d.id = ${id}::uuid`];
  const [row] = await database.$queryRaw<Delivery[]>`
    SELECT ${deliveryColumns} WHERE ${Prisma.join(conditions, " AND ")}`;
  return row ?? null;
}

function visible({ endpointId, services }: DeliveryView): Prisma.Sql[] {
  const conditions = [Prisma.sql`d.endpoint_id = ${endpointId}::uuid`];
  if (services !== "all") conditions.push(Prisma.sql`(s.code = ANY(${services}::text[]) OR d.event = 'test')`);
  return conditions;
}

/** An endpoint as administrators see it: whose it is, and whether it has to be talked about. */
export type WebhookRow = {
  readonly id: string;
  readonly partnerName: string;
  readonly url: string;
  readonly createdAt: Date;
  readonly lastDeliveredAt: Date | null;
  readonly failingSince: Date | null;
  readonly disabledAt: Date | null;
  readonly disabledReason: DisabledReason | null;
  readonly underWay: number;
};

/** All endpoints, those that were disabled or fail first; at most 500. */
export async function allWebhooks(database: Database): Promise<WebhookRow[]> {
  return database.$queryRaw<WebhookRow[]>`
    SELECT e.id, p.name AS "partnerName", e.url, e.created_at AS "createdAt", e.last_delivered_at AS "lastDeliveredAt",
      e.failing_since AS "failingSince", e.disabled_at AS "disabledAt", e.disabled_reason AS "disabledReason",
      (SELECT count(*)::int FROM webhook_delivery d
        WHERE d.endpoint_id = e.id AND d.state IN ('queued', 'sending', 'failed')) AS "underWay"
    FROM webhook_endpoint e JOIN partner p ON p.id = e.partner_id WHERE e.removed_at IS NULL
    ORDER BY e.disabled_at DESC NULLS LAST, e.failing_since NULLS LAST, p.name, e.id LIMIT 500`;
}
