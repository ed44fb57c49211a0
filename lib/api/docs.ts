import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { z } from "zod";
import { pickLocale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { documentOf, enterMessages } from "./document.ts";
import { problemResponse, problemType, trouble } from "./problem.ts";
import { problemShape } from "./problem-shape.ts";

/** The pages about the interface: the document and a page to browse it. They need no key and nothing from outside. */
export function addDocs(app: OpenAPIHono): void {
  for (const page of pages) app.openAPIRegistry.registerPath({ method: "get", tags: ["about"], ...page });
  enterMessages(app);
  let document: string | undefined;
  app.get("/api/openapi.json", () => {
    document ??= JSON.stringify(documentOf(app));
    return new Response(document, { headers: { "Content-Type": "application/json" } });
  });
  app.get("/api/docs", (context) => {
    const locale = pickLocale(undefined, context.req.header("accept-language"));
    const page = docsPage({ nonce: context.req.header("x-nonce") ?? "", locale });
    return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8" } });
  });
  app.get("/api/docs/:file", (context) => {
    const locale = pickLocale(undefined, context.req.header("accept-language"));
    const file = assetOf(context.req.param("file"));
    return file
      ? new Response(file.bytes, { headers: { "Content-Type": file.type } })
      : problemResponse(trouble("no-such-address"), { locale });
  });
}

const json = (schema: z.ZodType) => ({ "application/json": { schema } });
const unavailable = {
  description: "暂时不可用。Not available right now.",
  content: { [problemType]: { schema: z.looseObject({ status: z.int() }) } },
};

const pages = [
  {
    path: "/api/health/live",
    operationId: "live",
    summary: "进程在运行 · The process runs",
    responses: {
      200: { description: "在运行。It runs.", content: json(z.strictObject({ status: z.literal("live") })) },
    },
  },
  {
    path: "/api/health/ready",
    operationId: "ready",
    summary: "可以提供服务 · It can serve",
    responses: {
      200: { description: "可以。It can.", content: json(z.strictObject({ status: z.literal("ready") })) },
      503: unavailable,
    },
  },
  {
    path: "/api/openapi.json",
    operationId: "openapi",
    summary: "本文档 · This document",
    responses: { 200: { description: "OpenAPI 3.1。", content: json(z.looseObject({ openapi: z.string() })) } },
  },
  {
    path: "/api/docs",
    operationId: "docs",
    summary: "浏览本文档的页面 · The page to browse it",
    responses: { 200: { description: "网页。A page.", content: { "text/html": { schema: z.string() } } } },
  },
  {
    path: "/api/docs/{file}",
    operationId: "docsAsset",
    summary: "该页面的脚本和样式 · Its script and style",
    request: { params: z.object({ file: z.string() }) },
    responses: {
      200: {
        description: "文件。A file.",
        content: { "text/javascript": { schema: z.string() }, "text/css": { schema: z.string() } },
      },
      404: { description: "没有这个文件。No such file.", content: { [problemType]: { schema: problemShape } } },
    },
  },
];

/** What needs no key. */
export const openPaths: readonly string[] = pages.map(({ path }) => path);

const require = createRequire(import.meta.url);
const assets: Readonly<Record<string, { type: string; read: () => Buffer | string }>> = {
  "swagger-ui.css": { type: "text/css; charset=utf-8", read: () => dist("swagger-ui.css") },
  "swagger-ui-bundle.js": { type: "text/javascript; charset=utf-8", read: () => dist("swagger-ui-bundle.js") },
  "start.js": { type: "text/javascript; charset=utf-8", read: () => start },
};

/** Read once; the page is looked at rarely and the files are large. */
const kept = new Map<string, Uint8Array<ArrayBuffer>>();

function assetOf(name: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | null {
  const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
  if (!asset) return null;
  const bytes = kept.get(name) ?? Uint8Array.from(Buffer.from(asset.read()));
  kept.set(name, bytes);
  return { type: asset.type, bytes };
}

function dist(name: string): Buffer {
  return readFileSync(require.resolve(`swagger-ui-dist/${name}`));
}

const start = `SwaggerUIBundle({
  url: "/api/openapi.json",
  domNode: document.getElementById("docs"),
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
  persistAuthorization: false,
  syntaxHighlight: { activate: false },
});
`;

function docsPage({ nonce, locale }: { nonce: string; locale: "zh-CN" | "en" }): string {
  const title = translator(locale, "api")("docs.title");
  const noScript = translator(locale, "api")("docs.noScript");
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css" nonce="${nonce}">
</head>
<body>
<main id="docs"><noscript><p>${noScript} <a href="/api/openapi.json">/api/openapi.json</a></p></noscript></main>
<script src="/api/docs/swagger-ui-bundle.js" nonce="${nonce}"></script>
<script src="/api/docs/start.js" nonce="${nonce}"></script>
</body>
</html>
`;
}
