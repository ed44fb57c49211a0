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
  expect(await keepHouse({ database: db.database, clock })).toEqual({ sessions: 1, attempts: 1, answers: 1 });
  expect(await keepHouse({ database: db.database, clock })).toEqual({ sessions: 0, attempts: 0, answers: 0 });
  expect(await db.database.session.count()).toBe(1);
});
