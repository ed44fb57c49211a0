import { apiClient } from "#lib/api-client/client.ts";
import { expect, test } from "../fixtures/test.ts";

test("a partner's program follows changes with the typed client", async ({ demo, baseURL }) => {
  const client = apiClient({ origin: baseURL ?? "", key: demo.apiKey });
  const services = await client.GET("/api/v1/services");
  expect(services.data?.services.map(({ code }) => code)).toContain("talent-settlement");

  const page = await client.GET("/api/v1/applications", { params: { query: { limit: 5 } } });
  expect(page.data?.applications).toHaveLength(5);
  const next = page.data?.next_cursor ?? "";
  const second = await client.GET("/api/v1/applications", { params: { query: { limit: 5, cursor: next } } });
  const numbers = [...(page.data?.applications ?? []), ...(second.data?.applications ?? [])].map(
    ({ number }) => number,
  );
  expect(new Set(numbers).size).toBe(10);

  const at = { params: { path: { number: numbers[0] ?? "" } } };
  const progress = await client.GET("/api/v1/applications/{number}/progress", at);
  expect(progress.data?.number).toBe(numbers[0]);
  const tag = progress.response.headers.get("etag") ?? "";
  const again = await client.GET("/api/v1/applications/{number}/progress", {
    ...at,
    headers: { "If-None-Match": tag },
  });
  expect(again.response.status).toBe(304);
});
