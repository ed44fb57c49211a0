import type pg from "pg";
import type { Clock } from "../clock.ts";
import type { RateLimiter } from "../db/rate-leases.ts";
import type { Database } from "../db/transaction.ts";
import type { Scanning } from "../operations/scan-file.ts";

/** What the API works with. Functions, because connections are opened on first use and may be opened anew. */
export type ApiParts = {
  readonly database: () => Database;
  readonly pool: () => pg.Pool;
  readonly clock: Clock;
  readonly zone: () => string;
  readonly limiter: RateLimiter;
  /** Whether the text of a URL can be a webhook's target in this installation. */
  readonly isWebhookTarget: (url: string) => boolean;
  readonly files: () => { readonly scanning: Scanning; readonly temporaryFolder: string };
};
