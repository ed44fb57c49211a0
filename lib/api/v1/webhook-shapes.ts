import { z } from "zod";
import { deliveryErrors, deliveryStates, disabledReasons, testType, webhookTypeOf } from "../../domain/webhooks.ts";
import type { Delivery, Webhook } from "../../queries/webhooks.ts";
import { webhookTypes } from "../../schemas/webhooks.ts";
import { instant } from "./shapes.ts";

/* What `/api/v1/webhooks` answers. */

const error = z.enum(deliveryErrors).nullable();

const notice = z.strictObject({
  reason: z.enum(disabledReasons),
  last_status: z.int().nullable(),
  last_error: error,
  at: instant,
});

const webhook = {
  id: z.uuid(),
  url: z.string(),
  events: z.array(z.enum(webhookTypes)),
  services: z
    .array(z.string())
    .nullable()
    .meta({ description: "事项代码；null 为全部事项。Codes of services; null: every service." }),
  created_at: instant,
  last_delivered_at: instant.nullable(),
  failing_since: instant.nullable().meta({ description: "上次送达后第一次失败的时间。First failure since a success." }),
  disabled_at: instant.nullable(),
  disabled_reason: z.enum(disabledReasons).nullable().meta({
    description:
      "by-partner：自行停用；gone：接收方答复 410；failing：五天内全部失败。By yourself; the receiver answered 410; nothing arrived for five days.",
  }),
  previous_secret_until: instant.nullable(),
  notices: z.array(notice).meta({ description: "停用通知，最新的在前。Why it was disabled, newest first." }),
};
export const webhookShape = z.strictObject(webhook).meta({ id: "Webhook" });
export const webhookList = z.strictObject({ webhooks: z.array(webhookShape) }).meta({ id: "WebhookList" });
export const registeredShape = z
  .strictObject({
    ...webhook,
    secret: z.string().meta({ description: "签名密钥，只显示这一次。Shown once.", examples: ["whsec_…"] }),
  })
  .meta({ id: "RegisteredWebhook" });
export const rotatedShape = z
  .strictObject({
    secret: z.string().meta({ description: "新的签名密钥，只显示这一次。Shown once." }),
    previous_secret_until: instant.nullable(),
  })
  .meta({ id: "RotatedSecret" });

export const deliveryShape = z
  .strictObject({
    id: z.uuid().meta({ description: "即 webhook-id，重试时不变。The webhook-id; the same for every try." }),
    type: z.enum([...webhookTypes, testType]),
    number: z.string().nullable(),
    version: z.int().nullable().meta({ description: "办理记录的序号。Number of the history entry." }),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    last_status: z.int().nullable(),
    last_error: error,
    created_at: instant,
    next_attempt_at: instant.nullable(),
    delivered_at: instant.nullable(),
  })
  .meta({ id: "WebhookDelivery" });
export const deliveryList = z
  .strictObject({ deliveries: z.array(deliveryShape), next_cursor: z.string().nullable() })
  .meta({ id: "WebhookDeliveryList" });
export const testedShape = z.strictObject({ delivery_id: z.uuid() }).meta({ id: "WebhookTest" });
export const replayedShape = z
  .strictObject({
    queued: z.int().meta({ description: "重新排入发送的条数。How many were queued." }),
    next_cursor: z
      .string()
      .nullable()
      .meta({ description: "不为 null 时，请带上它再次调用。Call again with it unless null." }),
  })
  .meta({ id: "WebhookReplay" });

export function webhookBody(row: Webhook): z.input<typeof webhookShape> {
  return {
    id: row.id,
    url: row.url,
    events: row.events.map(webhookTypeOf),
    services: row.services === null ? null : [...row.services],
    created_at: row.createdAt.toISOString(),
    last_delivered_at: row.lastDeliveredAt?.toISOString() ?? null,
    failing_since: row.failingSince?.toISOString() ?? null,
    disabled_at: row.disabledAt?.toISOString() ?? null,
    disabled_reason: row.disabledReason,
    previous_secret_until: row.previousSecretUntil?.toISOString() ?? null,
    notices: row.notices.map(({ reason, lastStatus, lastError, createdAt }) => {
      return { reason, last_status: lastStatus, last_error: lastError, at: createdAt.toISOString() };
    }),
  };
}

export function deliveryBody(row: Delivery): z.input<typeof deliveryShape> {
  return {
    id: row.id,
    type: row.event === "test" ? testType : webhookTypeOf(row.event),
    number: row.number,
    version: row.seq,
    state: row.state,
    attempts: row.attempts,
    last_status: row.lastStatus,
    last_error: row.lastError,
    created_at: row.createdAt.toISOString(),
    next_attempt_at: row.nextAttemptAt?.toISOString() ?? null,
    delivered_at: row.deliveredAt?.toISOString() ?? null,
  };
}
