import { Webhook } from "standardwebhooks";
import { apiClient } from "#lib/api-client/client.ts";
import { partnerServer } from "../fixtures/receiver.ts";
import { expect, test } from "../fixtures/test.ts";

type Message = { data: { number: string; version: number; event: string } };

test("changes arrive signed and in order, again after a failure, and once more when asked for", async ({
  demo,
  baseURL,
}) => {
  const client = apiClient({ origin: baseURL ?? "", key: demo.apiKey });
  const body = { applicant_name: "张三", application_type: "科研项目申请" };
  const { data: filed } = await client.POST("/api/applications", { body });
  const number = filed?.application_number ?? "";
  let failed = 0;
  const receiver = await partnerServer((response, received) => {
    const first = received.body.includes(number) && failed === 0;
    if (first) failed += 1;
    response.writeHead(first ? 503 : 204).end();
  });
  const since = new Date().toISOString();
  const events = ["application.stage_completed" as const];
  const made = await client.POST("/api/v1/webhooks", { body: { url: receiver.url, events } });
  const { id = "", secret = "" } = made.data ?? {};
  const at = { params: { path: { webhook_id: id } } };
  // Other tests change applications meanwhile.
  const ours = () => receiver.received.filter((received) => received.body.includes(number));
  const messages = () =>
    ours().map(({ body, headers }) => new Webhook(secret).verify(body, headers as Record<string, string>) as Message);
  try {
    for (const version of [1, 2]) {
      const path = { params: { path: { number } } };
      const moved = await client.POST("/api/v1/applications/{number}/transitions", {
        ...path,
        body: { verb: "advance", version },
      });
      expect(moved.response.status).toBe(200);
    }
    await expect.poll(() => ours().length, { timeout: 30_000 }).toBe(3);
    expect(messages().map(({ data }) => data.version)).toEqual([2, 2, 3]);
    expect(messages()[0]).toMatchObject({ data: { number, event: "stage-completed", status: "in-progress" } });
    const ids = () => ours().map(({ headers }) => headers["webhook-id"]);
    expect(ids()[0]).toBe(ids()[1]);
    // The schedule says five seconds.
    expect((ours()[1]?.at ?? 0) - (ours()[0]?.at ?? 0)).toBeGreaterThan(4900);

    const deliveries = async () => {
      const { data } = await client.GET("/api/v1/webhooks/{webhook_id}/deliveries", at);
      return data?.deliveries.filter((delivery) => delivery.number === number).toReversed();
    };
    await expect.poll(async () => (await deliveries())?.map(({ state }) => state)).toEqual(["delivered", "delivered"]);
    expect((await deliveries())?.map(({ attempts }) => attempts)).toEqual([2, 1]);

    await client.POST("/api/v1/webhooks/{webhook_id}/replay", { ...at, body: { since } });
    await expect.poll(() => ours().length, { timeout: 30_000 }).toBe(5);
    expect(messages().map(({ data }) => data.version)).toEqual([2, 2, 3, 2, 3]);
    expect(ids().slice(3)).toEqual(ids().slice(1, 3));
  } finally {
    await client.DELETE("/api/v1/webhooks/{webhook_id}", at);
    await receiver.close();
  }
});
