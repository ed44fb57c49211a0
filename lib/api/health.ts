import { Hono } from "hono";
import { readiness } from "../queries/readiness.ts";

/** For load balancers and supervisors: says nothing beyond yes and no. */
export const health = new Hono()
  .get("/live", (context) => context.json({ status: "live" }))
  .get("/ready", async (context) => {
    const found = await readiness();
    if (found.ok) return context.json({ status: "ready" });
    const body = { type: "about:blank", title: "Service Unavailable", status: 503, reason: found.reason };
    return context.json(body, 503, { "Content-Type": "application/problem+json", "Retry-After": "10" });
  });
