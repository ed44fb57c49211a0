import { progress } from "./basic/progress.ts";
import { submit } from "./basic/submit.ts";
import { updateStatus } from "./basic/update-status.ts";
import type { AnyEndpoint } from "./endpoint.ts";
import { listDeliveries, readDelivery, replay, testWebhookCall } from "./v1/webhook-deliveries.ts";
import {
  createWebhook,
  disableWebhookCall,
  enableWebhookCall,
  listWebhooks,
  readWebhook,
  removeWebhookCall,
  rotateSecret,
} from "./v1/webhooks.ts";

/** Everything a partner can call. */
export const endpoints: readonly AnyEndpoint[] = [
  submit,
  updateStatus,
  progress,
  createWebhook,
  listWebhooks,
  readWebhook,
  removeWebhookCall,
  enableWebhookCall,
  disableWebhookCall,
  rotateSecret,
  testWebhookCall,
  listDeliveries,
  readDelivery,
  replay,
];
