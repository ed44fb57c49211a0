import type { OpenAPIHono, RouteConfig } from "@hono/zod-openapi";
import { z } from "zod";
import type { AnyEndpoint } from "./endpoint.ts";
import { problemType } from "./problem.ts";
import { problemShape } from "./problem-shape.ts";
import { aboutWebhooks, messageShape } from "./v1/webhook-document.ts";

/* The OpenAPI document, made from the very definitions that answer. */

const keyScheme = "key";

/** Enters an endpoint into the document. */
export function enterInDocument(app: OpenAPIHono, at: AnyEndpoint): void {
  app.openAPIRegistry.registerPath(routeOf(at));
}

/** What this system posts to partners, for the part of the document that is about their own servers. */
export function enterMessages(app: OpenAPIHono): void {
  app.openAPIRegistry.registerWebhook({
    method: "post",
    path: "application",
    operationId: "receiveMessage",
    tags: ["webhooks"],
    summary: "申请有变化 · An application has changed",
    request: {
      headers: z.object({
        "webhook-id": z.uuid(),
        "webhook-timestamp": z.string().meta({ description: "发送时间，Unix 秒。Seconds since 1970." }),
        "webhook-signature": z.string().meta({
          description: "`v1,` 加签名；两个之间以空格分隔。`v1,` and the signature; two are separated by a blank.",
        }),
      }),
      body: { required: true, content: { "application/json": { schema: messageShape } } },
    },
    responses: {
      "2XX": { description: "已收到。Received." },
      410: { description: "不再接收，系统随即停用该地址。No more, please: the webhook is disabled." },
    },
  });
}

export type ApiDocument = ReturnType<OpenAPIHono["getOpenAPI31Document"]>;

export function documentOf(app: OpenAPIHono): ApiDocument {
  app.openAPIRegistry.registerComponent("securitySchemes", keyScheme, {
    type: "http",
    scheme: "bearer",
    description:
      "管理员签发的密钥：`Authorization: Bearer mj_…`。A key made by an administrator; its scopes say which services it may read and change.",
  });
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "明径 · 合作单位接口 Mingjing partner API",
      version: "1",
      description: `${about}\n\n${aboutWebhooks}`,
    },
    servers: [{ url: "/" }],
    tags: [
      { name: "services", description: "事项 · Services" },
      { name: "applications", description: "申请 · Applications" },
      { name: "transitions", description: "办理 · Transitions" },
      { name: "files", description: "材料文件 · Files" },
      { name: "webhooks", description: "变化通知 · Webhooks" },
      { name: "basic", description: "基础接口：三个沿用的调用 · The three older calls, unchanged" },
      { name: "about", description: "文档与运行状态 · Documentation and health" },
    ],
  });
}

const about = `每个请求都带密钥；密钥权限之外的申请视同不存在。写操作可带 \`Idempotency-Key\`：七天内重复的请求得到第一次的答复。读操作带 \`ETag\`。/api/v1 的时间一律为 UTC 的 ISO 8601；基础接口的时间为 UTC 的 \`YYYY-MM-DD HH:MM:SS.ffffff\`。

Every request carries a key; applications outside its scope look missing. Changes may carry an \`Idempotency-Key\`: for seven days a repeat gets the first answer. Reads have an \`ETag\`. Times of /api/v1 are ISO 8601 in UTC; those of the basic calls are UTC as \`YYYY-MM-DD HH:MM:SS.ffffff\`.

Scopes: \`*\`, \`applications:read\`, \`applications:write\`, \`files:read\`, \`files:write\`, \`webhooks:read\`, \`webhooks:write\`; \`<service>:applications:write\` limits one to a service; \`:*\` is both verbs.`;

type Content = Record<string, { schema: z.ZodType }>;
type Responses = Record<string, { description: string; content?: Content; headers?: z.ZodObject }>;

function routeOf(at: AnyEndpoint): RouteConfig {
  const { params, query, body } = at;
  const media = body?.kind === "form" ? "multipart/form-data" : "application/json";
  return {
    method: at.method,
    path: at.path,
    operationId: at.id,
    tags: [at.tag],
    summary: at.summary,
    ...(at.description ? { description: at.description } : {}),
    security: [{ [keyScheme]: [] }],
    request: {
      ...(params ? { params: z.object(params) } : {}),
      ...(query ? { query: query as z.ZodObject } : {}),
      headers: headersOf(at),
      ...(body ? { body: { required: true, content: { [media]: { schema: body.schema } } } } : {}),
    },
    responses: responsesOf(at),
  };
}

const repeatKey = z
  .string()
  .optional()
  .meta({
    description: "1 至 200 个可见 ASCII 字符。1 to 200 visible ASCII characters.",
    examples: ["8e03978e-40d5-43e8-bc93-6894a57f9324"],
  });

function headersOf(at: AnyEndpoint): z.ZodObject {
  if (at.method !== "get") return z.object({ "Idempotency-Key": repeatKey });
  return at.basic ? z.object({}) : z.object({ "If-None-Match": z.string().optional() });
}

const words: Record<number, string> = {
  304: "没有变化。Not changed.",
  400: "请求无法识别。The request cannot be read.",
  401: "没有有效的密钥。No valid key.",
  403: "密钥没有这项权限。The key may not do this.",
  404: "没有找到。Not found.",
  409: "目前不能这样办理，或同一请求正在处理。Not possible now, or the same request is under way.",
  413: "内容过大。Too large.",
  415: "内容类型不支持。Content type not supported.",
  422: "内容不符合要求，详见 errors。Parts are not as they should be; see errors.",
  429: "请求过于频繁。Too many requests.",
  503: "暂时无法处理。Not available right now.",
};

function responsesOf(at: AnyEndpoint): Responses {
  const responses: Responses = {};
  const refusals = new Set([401, 403, 429, 503, ...(at.troubles ?? [])]);
  if (at.method !== "get") for (const status of [400, 409, 413, 415, 422]) refusals.add(status);
  else if (!at.basic) refusals.add(422);
  for (const [status, answer] of Object.entries(at.answers)) {
    if (status === "204") {
      responses[status] = { description: answer.description };
      continue;
    }
    const content = { [answer.mediaType ?? "application/json"]: { schema: answer.schema ?? binary } };
    const tagged = at.method === "get" && !at.basic && answer.schema !== undefined;
    responses[status] = { description: answer.description, content, ...(tagged ? { headers: tagHeader } : {}) };
  }
  for (const status of refusals) {
    const own = responses[status];
    const content = { ...own?.content, [problemType]: { schema: problemShape } };
    const waits = status === 429 || status === 503;
    responses[status] = {
      description: own?.description ?? words[status] ?? "",
      content,
      ...(waits ? { headers: retryHeader } : {}),
    };
  }
  if (at.method === "get" && !at.basic) responses[304] = { description: words[304] ?? "" };
  return responses;
}

const binary = z.string().meta({ format: "binary" });
const tagHeader = z.object({ ETag: z.string() });
const retryHeader = z.object({ "Retry-After": z.string() });
