import { Hono } from "hono";
import { log } from "../log.ts";
import { health } from "./health.ts";

/** The JSON interface in front of the pages: programs talk to this, people to Next. */
export const api = new Hono().route("/api/health", health);

api.onError((error, context) => {
  log().error({ error, route: context.req.routePath, requestId: context.req.header("x-request-id") }, "the API failed");
  const body = { type: "about:blank", title: "Internal Server Error", status: 500 };
  return context.json(body, 500, { "Content-Type": "application/problem+json" });
});
api.notFound((context) =>
  context.json({ type: "about:blank", title: "Not Found", status: 404 }, 404, {
    "Content-Type": "application/problem+json",
  }),
);

/** Paths that belong to the API; every other path, `/api/auth` among them, is Next's. */
export function isApiPath(pathname: string): boolean {
  return /^\/api\/(health|v1|applications)(\/|$)/.test(pathname);
}
