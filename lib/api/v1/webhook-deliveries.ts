import { z } from "zod";
import { servicesCovered } from "../../domain/scopes.ts";
import { replayDelivery, replaySince, testWebhook } from "../../operations/replay-webhook.ts";
import { type DeliveryView, deliveries, delivery, partnerWebhook } from "../../queries/webhooks.ts";
import { deliveryFilter, momentCursorText, newReplay } from "../../schemas/webhooks.ts";
import { type Answer, type Call, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { deliveryBody, deliveryList, deliveryShape, replayedShape, testedShape } from "./webhook-shapes.ts";
import { webhookKey, webhookParams, webhooks, webhookValues } from "./webhooks.ts";

export const testWebhookCall = endpoint({
  method: "post",
  path: "/api/v1/webhooks/{webhook_id}/test",
  id: "testWebhook",
  tag: "webhooks",
  summary: "发送测试通知 · Send a test",
  description:
    "发送一条 webhook.test，只发一次；结果在该条发送记录中查看。\n\nSends one webhook.test, once; what came of it is read from the delivery.",
  need: webhooks.write,
  params: webhookParams,
  values: webhookValues,
  answers: { 202: { description: "已排入发送。Queued.", schema: testedShape } },
  troubles: [404, 409],
  run: async (call): Promise<Answer | Trouble> => {
    const queued = await testWebhook(call.context, webhookKey(call), call.operationId);
    if (!queued.ok) return trouble(queued.reason);
    return { ok: true, status: 202, body: { delivery_id: queued.deliveryId } };
  },
});

export const listDeliveries = endpoint({
  method: "get",
  path: "/api/v1/webhooks/{webhook_id}/deliveries",
  id: "listDeliveries",
  tag: "webhooks",
  summary: "发送记录 · Deliveries",
  description: "最新的在前，保留 90 天。\n\nNewest first, kept for 90 days.",
  need: webhooks.read,
  params: webhookParams,
  values: webhookValues,
  query: deliveryFilter,
  answers: { 200: { description: "发送记录。The deliveries.", schema: deliveryList } },
  troubles: [404],
  run: async (call): Promise<Answer | Trouble> => {
    const view = await viewOf(call);
    if (!view) return trouble("not-found");
    const page = await deliveries(call.context.database, view, call.query);
    const body = { deliveries: page.deliveries.map(deliveryBody), next_cursor: page.nextCursor };
    return { ok: true, status: 200, body };
  },
});

const deliveryParams = { ...webhookParams, delivery_id: z.uuid() };

export const readDelivery = endpoint({
  method: "get",
  path: "/api/v1/webhooks/{webhook_id}/deliveries/{delivery_id}",
  id: "readDelivery",
  tag: "webhooks",
  summary: "查看一条发送记录 · Read a delivery",
  need: webhooks.read,
  params: deliveryParams,
  values: (params) => (deliveryParams.delivery_id.safeParse(params.delivery_id).success ? webhookValues(params) : null),
  answers: { 200: { description: "发送记录。The delivery.", schema: deliveryShape } },
  troubles: [404],
  run: async (call): Promise<Answer | Trouble> => {
    const view = await viewOf(call);
    const found = view && (await delivery(call.context.database, view, call.params.delivery_id ?? ""));
    return found ? { ok: true, status: 200, body: deliveryBody(found) } : trouble("not-found");
  },
});

export const replay = endpoint({
  method: "post",
  path: "/api/v1/webhooks/{webhook_id}/replay",
  id: "replayWebhook",
  tag: "webhooks",
  summary: "重新发送 · Replay",
  description:
    "重发一条，或某一时刻以来的全部变化（含停用期间和登记之前的）。已有的记录沿用原来的 webhook-id，接收方可据此去重；正在发送的不受影响。\n\nOne delivery, or every change since a moment, also from while the webhook was disabled or before it was registered. A change keeps its webhook-id, by which receivers tell repeats.",
  need: webhooks.write,
  params: webhookParams,
  values: webhookValues,
  body: { kind: "json", schema: newReplay },
  answers: { 202: { description: "已排入发送。Queued.", schema: replayedShape } },
  troubles: [404, 409],
  run: async (call): Promise<Answer | Trouble> => {
    const { context, body } = call;
    const key = webhookKey(call);
    const replayed =
      "delivery_id" in body
        ? await replayDelivery(context, key, body.delivery_id)
        : await replaySince(context, key, { since: body.since, after: body.cursor ?? null });
    if (!replayed.ok) return trouble(replayed.reason);
    const { queued, next } = replayed;
    return { ok: true, status: 202, body: { queued, next_cursor: next && momentCursorText(next) } };
  },
});

/** Null where the partner has no such webhook. A key sees the deliveries of applications that it can read. */
async function viewOf(call: Call<unknown, unknown, object>): Promise<DeliveryView | null> {
  const { context, principal } = call;
  const key = webhookKey(call);
  const webhook = await partnerWebhook(context.database, key);
  const services = servicesCovered(principal.scopes, { area: "applications", verb: "read" });
  return webhook && { endpointId: key.id, services };
}
