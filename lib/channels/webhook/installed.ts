import type { WebhookChannel } from "../../domain/webhooks.ts";
import { settings } from "../../env.ts";
import { resolveByDns, resolveBySystem } from "./resolve.ts";
import { webhookChannel } from "./send.ts";
import { judgeTarget, type TargetPolicy } from "./target.ts";

/** Where this installation lets webhooks go. */
export function targetPolicy(): TargetPolicy {
  const { webhookPorts: ports, webhookPrivateNetworks: privateNetworks } = settings();
  return { ports, privateNetworks };
}

/** Whether the text of a URL can be a target here. */
export function isTarget(url: string): boolean {
  return judgeTarget(url, targetPolicy()) !== null;
}

export function installedWebhookChannel(): WebhookChannel {
  const policy = targetPolicy();
  const resolve = policy.privateNetworks.length > 0 ? resolveBySystem : resolveByDns;
  return webhookChannel({ policy, resolve });
}
