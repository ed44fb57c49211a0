import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { openTicket, sealTicket } from "../crypto.ts";
import { claimRequest, type KeptAnswer, keepRequestAnswer, type RequestId, releaseRequest } from "../db/idempotency.ts";
import type { Reply } from "./exchange.ts";
import { type Trouble, trouble } from "./problem.ts";

/** How long a repeat waits for the first request before it is told to come back. */
const patience = 2000;
const pause = 60;

const keptHeaders = ["content-type", "content-language", "location", "etag"];

/** The text of an Idempotency-Key header, with or without the quotes of the draft standard; null: no such header. */
export function idempotencyKey(header: string | undefined): { ok: true; key: string | null } | Trouble {
  if (header === undefined) return { ok: true, key: null };
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  return /^[\x21-\x7e]{1,200}$/.test(key) ? { ok: true, key } : trouble("idempotency-key-malformed");
}

/** A stable operation id of a request: if it must run twice because a process died, the operation still acts once. */
export function operationIdOf({ partnerId, route, key }: RequestId): string {
  const hex = createHash("sha256").update(`${partnerId}|${route}|${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Runs `work` once for a request id and answers every repeat as it was answered first: 422 when the repeat asks for
 * something else, 409 while the first is still running. Outages are not kept. `sealed` answers are kept sealed.
 */
export async function once(
  pool: pg.Pool,
  { id, request, sealed }: { id: RequestId; request: unknown; sealed: boolean },
  work: () => Promise<Reply>,
): Promise<Reply | Trouble> {
  const hash = createHash("sha256").update(JSON.stringify(request)).digest();
  for (const deadline = performance.now() + patience; ; await sleep(pause)) {
    const claim = await claimRequest(pool, id, hash);
    switch (claim.state) {
      case "mine":
        return run(pool, { id, sealed }, work);
      case "done":
        return replay(claim.answer, sealed);
      case "other-request":
        return trouble("idempotency-key-used");
      case "running":
        if (performance.now() > deadline) return trouble("idempotency-key-in-use", { headers: { "Retry-After": "1" } });
    }
  }
}

async function run(
  pool: pg.Pool,
  { id, sealed }: { id: RequestId; sealed: boolean },
  work: () => Promise<Reply>,
): Promise<Reply> {
  try {
    const reply = await work();
    if (reply.status >= 500 || reply.status === 429) {
      await releaseRequest(pool, id);
      return reply;
    }
    const answer = kept(reply);
    await keepRequestAnswer(pool, id, sealed ? { ...answer, body: sealTicket(answer.body, "kept-answer") } : answer);
    return replyOf(answer);
  } catch (error) {
    // Should this fail too, the claim runs out by itself.
    await releaseRequest(pool, id).catch(() => {});
    throw error;
  }
}

function kept({ status, headers, body }: Reply): KeptAnswer {
  if (body !== null && typeof body !== "string") throw new Error("an answer that is a stream cannot be kept");
  const few = Object.entries(headers).filter(([name]) => keptHeaders.includes(name.toLowerCase()));
  return { status, headers: Object.fromEntries(few), body: body ?? "" };
}

function replay({ status, headers, body }: KeptAnswer, sealed: boolean): Reply {
  const text = sealed ? openTicket(body, "kept-answer") : body;
  if (text === null) throw new Error("a kept answer was sealed under another key");
  return replyOf({ status, headers: { ...headers, "Idempotency-Replayed": "true" }, body: text });
}

/** A 204 must have no body, not even an empty one. */
function replyOf({ status, headers, body }: KeptAnswer): Reply {
  return { status, headers, body: body === "" ? null : body };
}
