import { z } from "zod";
import {
  disableWebhook,
  enableWebhook,
  removeWebhook,
  rotateWebhookSecret,
  type WebhookChanged,
  type WebhookKey,
} from "../../operations/change-webhook.ts";
import type { Context } from "../../operations/context.ts";
import { registerWebhook } from "../../operations/register-webhook.ts";
import { partnerWebhook, partnerWebhooks, type Webhook } from "../../queries/webhooks.ts";
import { eventsOf, newWebhook, rotation } from "../../schemas/webhooks.ts";
import { type Answer, type Call, endpoint } from "../endpoint.ts";
import { type Trouble, trouble } from "../problem.ts";
import { registeredShape, rotatedShape, webhookBody, webhookList, webhookShape } from "./webhook-shapes.ts";

export const webhooks = {
  read: { area: "webhooks", verb: "read" },
  write: { area: "webhooks", verb: "write" },
} as const;

export const webhookParams = { webhook_id: z.uuid() };

/** Nothing more to ask for together with the key; null for what cannot be an id. */
export function webhookValues({ webhook_id }: Readonly<Record<string, string>>): [] | null {
  return webhookParams.webhook_id.safeParse(webhook_id).success ? [] : null;
}

export function webhookKey({ principal, params }: Pick<Call<unknown, unknown, object>, "principal" | "params">) {
  return { partnerId: principal.partnerId, id: params.webhook_id ?? "" };
}

export const createWebhook = endpoint({
  method: "post",
  path: "/api/v1/webhooks",
  id: "createWebhook",
  tag: "webhooks",
  summary: "登记接收地址 · Register a webhook",
  description:
    "此后申请每有变化，系统都会把变化以 POST 发到该地址，并按 Standard Webhooks 规范签名；同一申请的变化按顺序送达。未收到 2xx 答复时，75 小时内共发送十次。只通知登记所用密钥可以读取的事项。\n\nEvery change of an application is posted to the address, signed as Standard Webhooks has it, in order for each application, up to ten times over 75 hours until it is answered with 2xx. Only services that the registering key may read are told of.",
  need: webhooks.write,
  sensitive: true,
  body: { kind: "json", schema: newWebhook },
  answers: { 201: { description: "已登记。Registered.", schema: registeredShape } },
  troubles: [409],
  run: create,
});

async function create(call: Call<unknown, z.output<typeof newWebhook>, object>): Promise<Answer | Trouble> {
  const { parts, context, principal, body, operationId } = call;
  const { partnerId, scopes } = principal;
  const registration = { partnerId, scopes, url: body.url, events: eventsOf(body.events), operationId };
  const made = await registerWebhook(context, registration, parts.isWebhookTarget);
  if (!made.ok) {
    if (made.reason === "scope-missing") return trouble("scope-missing", { more: { scope: "applications:read" } });
    const errors = [{ pointer: "/url", reason: "unexpected" }] as const;
    return trouble(made.reason, made.reason === "target-not-allowed" ? { errors } : {});
  }
  const registered = await present(context, { partnerId, id: made.id });
  const headers = { Location: `/api/v1/webhooks/${made.id}` };
  return { ok: true, status: 201, body: { ...webhookBody(registered), secret: made.secret }, headers };
}

export const listWebhooks = endpoint({
  method: "get",
  path: "/api/v1/webhooks",
  id: "listWebhooks",
  tag: "webhooks",
  summary: "列出接收地址 · List webhooks",
  need: webhooks.read,
  answers: { 200: { description: "接收地址。The webhooks.", schema: webhookList } },
  run: async ({ context, principal }): Promise<Answer> => {
    const rows = await partnerWebhooks(context.database, principal.partnerId);
    return { ok: true, status: 200, body: { webhooks: rows.map(webhookBody) } };
  },
});

export const readWebhook = endpoint({
  method: "get",
  path: "/api/v1/webhooks/{webhook_id}",
  id: "readWebhook",
  tag: "webhooks",
  summary: "查看接收地址 · Read a webhook",
  need: webhooks.read,
  params: webhookParams,
  values: webhookValues,
  answers: { 200: { description: "接收地址。The webhook.", schema: webhookShape } },
  troubles: [404],
  run: async (call): Promise<Answer | Trouble> => {
    const row = await partnerWebhook(call.context.database, webhookKey(call));
    return row ? { ok: true, status: 200, body: webhookBody(row) } : trouble("not-found");
  },
});

export const removeWebhookCall = endpoint({
  method: "delete",
  path: "/api/v1/webhooks/{webhook_id}",
  id: "removeWebhook",
  tag: "webhooks",
  summary: "删除接收地址 · Remove a webhook",
  need: webhooks.write,
  params: webhookParams,
  values: webhookValues,
  answers: { 204: { description: "已删除。Removed." } },
  troubles: [404],
  run: async (call): Promise<Answer | Trouble> => {
    const removed = await removeWebhook(call.context, webhookKey(call));
    return removed.ok ? { ok: true, status: 204, body: null } : trouble(removed.reason);
  },
});

export const enableWebhookCall = endpoint({
  method: "post",
  path: "/api/v1/webhooks/{webhook_id}/enable",
  id: "enableWebhook",
  tag: "webhooks",
  summary: "启用 · Enable",
  description:
    "停用期间的变化不会自动补发，请用 replay 从 disabled_at 起重发。\n\nWhat happened meanwhile is not sent by itself: replay it from disabled_at.",
  need: webhooks.write,
  params: webhookParams,
  values: webhookValues,
  answers: { 200: { description: "已启用。Enabled.", schema: webhookShape } },
  troubles: [404],
  run: (call) => switched(call, enableWebhook),
});

export const disableWebhookCall = endpoint({
  method: "post",
  path: "/api/v1/webhooks/{webhook_id}/disable",
  id: "disableWebhook",
  tag: "webhooks",
  summary: "停用 · Disable",
  description: "尚未送达的不再发送。\n\nWhat has not arrived yet is given up.",
  need: webhooks.write,
  params: webhookParams,
  values: webhookValues,
  answers: { 200: { description: "已停用。Disabled.", schema: webhookShape } },
  troubles: [404],
  run: (call) => switched(call, disableWebhook),
});

export const rotateSecret = endpoint({
  method: "post",
  path: "/api/v1/webhooks/{webhook_id}/rotate-secret",
  id: "rotateWebhookSecret",
  tag: "webhooks",
  summary: "更换签名密钥 · Rotate the secret",
  description:
    "在 overlap_hours 内，每次发送同时带新旧两个密钥的签名。\n\nFor overlap_hours every message carries the signatures of both secrets.",
  need: webhooks.write,
  sensitive: true,
  params: webhookParams,
  values: webhookValues,
  body: { kind: "json", schema: rotation },
  answers: { 200: { description: "已更换。Rotated.", schema: rotatedShape } },
  troubles: [404],
  run: async (call): Promise<Answer | Trouble> => {
    const { context, body, operationId } = call;
    const given = { overlapHours: body.overlap_hours, operationId };
    const rotated = await rotateWebhookSecret(context, webhookKey(call), given);
    if (!rotated.ok) return trouble(rotated.reason);
    const previous_secret_until = rotated.previousUntil?.toISOString() ?? null;
    return { ok: true, status: 200, body: { secret: rotated.secret, previous_secret_until } };
  },
});

async function switched(
  call: Call<unknown, unknown, object>,
  operation: (context: Context, key: WebhookKey) => Promise<WebhookChanged>,
): Promise<Answer | Trouble> {
  const key = webhookKey(call);
  const changed = await operation(call.context, key);
  if (!changed.ok) return trouble(changed.reason);
  return { ok: true, status: 200, body: webhookBody(await present(call.context, key)) };
}

async function present({ database }: Context, key: WebhookKey): Promise<Webhook> {
  const row = await partnerWebhook(database, key);
  if (!row) throw new Error(`webhook ${key.id} vanished`);
  return row;
}
