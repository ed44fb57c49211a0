import type { LookupFunction } from "node:net";
import { Webhook } from "standardwebhooks";
import { Agent, type Dispatcher, request } from "undici";
import type { DeliveryError, WebhookChannel, WebhookMessage, WebhookOutcome } from "../../domain/webhooks.ts";
import { type Address, type Resolve, resolveTarget } from "./resolve.ts";
import { judgeTarget, type TargetPolicy } from "./target.ts";

export type ChannelParts = {
  readonly policy: TargetPolicy;
  readonly resolve: Resolve;
  /** For the whole try, names and answer included. */
  readonly timeoutMilliseconds?: number;
};

/** Of the answer; only its status counts. */
const longestAnswer = 64 * 1024;

/**
 * Sends messages as Standard Webhooks has them: one POST to an address that was judged, no redirects, no proxy, no
 * second look-up, a short answer or none. Never throws for what a receiver does.
 */
export function webhookChannel({ policy, resolve, timeoutMilliseconds = 10_000 }: ChannelParts): WebhookChannel {
  return async (message) => {
    const target = judgeTarget(message.url, policy);
    if (!target) return failed("target-not-allowed");
    const signal = AbortSignal.timeout(timeoutMilliseconds);
    const resolved = await Promise.race([resolveTarget(target, policy, resolve), ended(signal)]);
    if (!resolved) return failed("timeout");
    if (!resolved.ok) return failed(resolved.reason);
    return post(target.url, { message, addresses: resolved.addresses, signal });
  };
}

export function signedHeaders({ id, secrets, body, at }: Omit<WebhookMessage, "url">): Record<string, string> {
  return {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" "),
  };
}

type Try = { message: WebhookMessage; addresses: readonly Address[]; signal: AbortSignal };

async function post(url: URL, { message, addresses, signal }: Try): Promise<WebhookOutcome> {
  const agent = pinnedAgent(addresses);
  try {
    const answer = await request(url, {
      dispatcher: agent,
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "Mingjing-Webhooks/1",
        ...signedHeaders(message),
      },
      body: message.body,
      signal,
    });
    // Read so that a well-behaved receiver sees an orderly end; what goes wrong now changes nothing.
    await answer.body.dump({ limit: longestAnswer, signal }).catch(() => {});
    return judged(answer);
  } catch (error) {
    return failed(signal.aborted ? "timeout" : connectionError(error));
  } finally {
    await agent.destroy();
  }
}

function judged({ statusCode: status, headers }: Dispatcher.ResponseData): WebhookOutcome {
  if (status >= 200 && status < 300) return { ok: true, status };
  if (status >= 300 && status < 400) return { ok: false, status, error: "redirect" };
  if (status === 410) return { ok: false, status, error: "gone" };
  const asked = status === 429 || status === 503 ? headers["retry-after"] : undefined;
  return { ok: false, status, error: "bad-status", retryAfter: Array.isArray(asked) ? asked[0] : asked };
}

/** Connects to the judged addresses only, under the name of the URL: for TLS the name counts. */
function pinnedAgent(addresses: readonly Address[]): Agent {
  const lookup: LookupFunction = (_host, options, callback) => {
    const [first] = addresses;
    if (options.all) callback(null, [...addresses]);
    else if (first) callback(null, first.address, first.family);
  };
  return new Agent({
    connect: { lookup },
    connections: 1,
    pipelining: 1,
    allowH2: false,
    maxResponseSize: longestAnswer,
  });
}

/** Codes of Node's TLS that do not start like the others. */
const certificateTrouble = /^(DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS|ERR_SSL|EPROTO)/;

function connectionError(error: unknown): DeliveryError {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return certificateTrouble.test(code) ? "tls-failed" : "connection-failed";
}

function failed(error: DeliveryError): WebhookOutcome {
  return { ok: false, status: null, error };
}

function ended(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(null), { once: true }));
}
