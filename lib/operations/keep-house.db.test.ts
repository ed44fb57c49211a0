import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fixedClock } from "../clock.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { keepHouse } from "./keep-house.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());

const clock = fixedClock("2026-11-24T02:00:00Z");
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 24 * 60 * 60 * 1000);

test("what has run out goes, what is still needed stays, and a second sweep finds nothing", async () => {
  const person = await db.database.person.create({
    data: { role: "applicant", name: "张三", email: "a@example.com", passwordHash: "-" },
  });
  await db.database.session.createMany({
    data: [daysAgo(40), daysAgo(-1)].map((expiresAt) => ({ personId: person.id, expiresAt })),
  });
  await db.database.attemptCounter.createMany({
    data: [daysAgo(1), daysAgo(-1)].map((at, index) => ({ key: `k${index}`, points: 3, expire: BigInt(at.getTime()) })),
  });
  await db.database.operationRecord.createMany({
    data: [daysAgo(8), daysAgo(6)].map((createdAt) => ({
      actorKey: "system",
      operationId: randomUUID(),
      requestHash: new Uint8Array([1]),
      result: {},
      createdAt,
    })),
  });
  const partner = await db.database.partner.create({ data: { name: "合作单位", createdAt: clock.now() } });
  await db.database.apiIdempotency.createMany({
    data: [daysAgo(8), daysAgo(6)].map((createdAt, index) => ({
      partnerId: partner.id,
      route: "post /api/v1/applications",
      key: `k${index}`,
      requestHash: new Uint8Array([1]),
      state: "done",
      status: 200,
      headers: {},
      body: "{}",
      leaseUntil: createdAt,
      createdAt,
    })),
  });
  await givenDeliveries(partner.id);
  const sweep = () => keepHouse({ database: db.database, clock });
  expect(await sweep()).toEqual({ sessions: 1, attempts: 1, answers: 2, deliveries: 3 });
  expect(await sweep()).toEqual({ sessions: 0, attempts: 0, answers: 0, deliveries: 0 });
  expect(await db.database.session.count()).toBe(1);
  expect((await db.database.apiIdempotency.findMany()).map(({ key }) => key)).toEqual(["k1"]);
  const kept = await db.database.webhookDelivery.findMany({ orderBy: { state: "asc" }, select: { state: true } });
  expect(kept.map(({ state }) => state)).toEqual(["dead", "delivered", "queued"]);
});

/** Three that ended 91 days ago, two that ended 89 days ago, and one as old as those that is still on its way. */
async function givenDeliveries(partnerId: string): Promise<void> {
  const endpoint = await db.database.webhookEndpoint.create({
    data: {
      partnerId,
      url: "https://hooks.example.org/",
      events: ["submitted"],
      everyService: true,
      serviceIds: [],
      secretCipher: new Uint8Array([1]),
      createdAt: clock.now(),
    },
  });
  // The age of a delivery is counted by the database's clock.
  const old = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
  const rows = [
    { state: "delivered", createdAt: old(91), deliveredAt: old(91) },
    { state: "dead", createdAt: old(91) },
    { state: "cancelled", createdAt: old(91) },
    { state: "queued", createdAt: old(91) },
    { state: "delivered", createdAt: old(89), deliveredAt: old(89) },
    { state: "dead", createdAt: old(89) },
  ];
  const test = { endpointId: endpoint.id, event: "test" };
  await db.database.webhookDelivery.createMany({ data: rows.map((row) => ({ ...row, ...test })) });
}
