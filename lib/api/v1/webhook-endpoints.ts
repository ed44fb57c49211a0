import type { AnyEndpoint } from "../endpoint.ts";
import { listDeliveries, readDelivery, replay, testWebhookCall } from "./webhook-deliveries.ts";
import {
  createWebhook,
  disableWebhookCall,
  enableWebhookCall,
  listWebhooks,
  readWebhook,
  removeWebhookCall,
  rotateSecret,
} from "./webhooks.ts";

/** Everything under `/api/v1/webhooks`, in the order of the document. */
export const webhookEndpoints: readonly AnyEndpoint[] = [
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
