import { z } from "zod";
import { deliveryStates, type WebhookEvent, webhookEvents, webhookTypeOf } from "#lib/domain/webhooks.ts";
import { line, problem } from "./text.ts";

/* What partners send about webhooks. */

const eventOfType = new Map<string, WebhookEvent>(webhookEvents.map((event) => [webhookTypeOf(event), event]));
export const webhookTypes = [...eventOfType.keys()];

const eventType = z.enum(webhookTypes, problem("not-an-option"));

export const newWebhook = z
  .strictObject({
    url: line(2048).meta({
      description: "接收通知的 https 地址，端口为 443 或 8443。An https address on port 443 or 8443.",
      examples: ["https://hooks.example.org/progress"],
    }),
    events: z
      .array(eventType)
      .min(1, problem("required"))
      .max(webhookTypes.length, problem("too-long"))
      .default(webhookTypes)
      .meta({ description: "要接收的通知；不填则为全部。What to send; all when absent." }),
  })
  .meta({ id: "NewWebhook" });

/** The domain's events of checked types, each once. */
export function eventsOf(types: readonly string[]): WebhookEvent[] {
  return [...new Set(types)].flatMap((type) => eventOfType.get(type) ?? []);
}

export const rotation = z
  .strictObject({
    overlap_hours: z
      .int(problem("not-a-number"))
      .min(0, problem("too-small"))
      .max(168, problem("too-large"))
      .default(24)
      .meta({ description: "旧密钥继续同时签名的小时数。Hours for which the old secret signs too." }),
  })
  .meta({ id: "SecretRotation" });

const earliest = Date.UTC(2000, 0);

/** Where a page of a list ends: the moment and the id of its last row. */
export type MomentCursor = { readonly at: Date; readonly id: string };

export function momentCursorText({ at, id }: MomentCursor): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

const cursor = z
  .string()
  .max(200)
  .transform((text, context): MomentCursor => {
    const parsed = cursorShape.safeParse(Buffer.from(text, "base64url").toString("utf8").split("|"));
    if (parsed.success && Date.parse(parsed.data[0]) >= earliest) {
      return { at: new Date(parsed.data[0]), id: parsed.data[1] };
    }
    context.addIssue({ code: "custom", message: "unexpected" });
    return z.NEVER;
  });

export const newReplay = z
  .union([
    z.strictObject({ delivery_id: z.uuid(problem("unexpected")) }),
    z.strictObject({
      since: z.iso
        .datetime({ offset: true, ...problem("not-a-date") })
        .refine((text) => Date.parse(text) >= earliest, problem("too-small"))
        .transform((text) => new Date(text))
        .meta({
          description: "重发此刻及以后的变化，含当时未能送出的。Every change from then on, sent before or not.",
        }),
      cursor: cursor.optional().meta({ description: "上一次的 next_cursor。" }),
    }),
  ])
  .meta({ id: "NewReplay" });

export const deliveryFilter = z.strictObject({
  state: z.enum(deliveryStates, problem("not-an-option")).optional(),
  cursor: cursor.optional().meta({ description: "上一页的 next_cursor。" }),
  limit: z.coerce
    .number(problem("not-a-number"))
    .int(problem("not-a-number"))
    .min(1, problem("too-small"))
    .max(200, problem("too-large"))
    .default(50),
});
export type DeliveryFilter = z.output<typeof deliveryFilter>;
