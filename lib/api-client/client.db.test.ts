import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sampleAnswers } from "#prisma/seed/answers.ts";
import { clientTypes, makeClientTypes } from "#scripts/api-client.ts";
import { type ApiBench, apiBench } from "../api/testing.ts";
import { type ApiClient, apiClient } from "./client.ts";

let bench: ApiBench;
let client: ApiClient;
beforeAll(async () => {
  bench = await apiBench();
  const fetch = async (request: Request) => bench.app.fetch(request);
  client = apiClient({ origin: "http://portal.invalid", key: bench.key, fetch });
});
afterAll(() => bench.close());

test("the types are those of the present document", { timeout: 60_000 }, async () => {
  expect(readFileSync(clientTypes, "utf8"), "run `npm run api-client`").toBe(await makeClientTypes());
});

test("a partner files, follows and moves an application with types all the way", async () => {
  const filed = await client.POST("/api/v1/applications", {
    body: {
      service: "research-project",
      applicant: { name: "张三", document: { kind: "passport", number: "E12345678" }, email: "zhang@example.com" },
      fields: sampleAnswers("research-project", bench.world.random, false),
      locale: "zh-CN",
    },
  });
  expect(filed.error).toBeUndefined();
  const number = filed.data?.number ?? "";
  const at = { params: { path: { number } } };
  const moved = await client.POST("/api/v1/applications/{number}/transitions", {
    ...at,
    body: { verb: "advance", version: filed.data?.version ?? 0 },
  });
  expect(moved.data?.stage).toBe("technical-review");
  const progress = await client.GET("/api/v1/applications/{number}/progress", at);
  expect(progress.data).toMatchObject({ number, version: 2, status: "in-progress" });
  const refused = await client.POST("/api/v1/applications/{number}/transitions", {
    ...at,
    body: { verb: "advance", version: 1 },
  });
  expect(refused.error?.reason).toBe("stale-version");
});
