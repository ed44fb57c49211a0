import createClient, { type Client } from "openapi-fetch";
import type { paths } from "./generated/schema.ts";

export type ApiClient = Client<paths>;

/**
 * A client of the partner interface, typed by its document. `fetch` is for programs that hold the API in their own
 * process, such as its tests.
 */
export function apiClient(given: {
  readonly origin: string;
  readonly key: string;
  readonly fetch?: (request: Request) => Promise<Response>;
}): ApiClient {
  return createClient<paths>({
    baseUrl: given.origin,
    headers: { Authorization: `Bearer ${given.key}` },
    ...(given.fetch ? { fetch: given.fetch } : {}),
  });
}
