import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GivenApplication, givenApplication, givenService, type World, worldOf } from "#prisma/seed/factories.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { type LookUp, type LookUpAnswer, lookUpApplication } from "./look-up-application.ts";

let db: TestDatabase;
let world: World;
let application: GivenApplication;
const start = new Date("2026-11-02T01:00:00Z");
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  application = await givenApplication(world, { service: await givenService(world) });
});
afterAll(() => db.close());

const ask = (input: Partial<LookUp>, now = start): Promise<LookUpAnswer> =>
  lookUpApplication(
    { database: db.database, clock: { now: () => now } },
    { number: application.number, idNumber: application.idNumber, address: randomUUID(), ...input },
  );

describe("a look-up", () => {
  test("finds the application, however number and ID number are typed", async () => {
    const found = { ok: true, applicationId: application.id };
    expect(await ask({})).toEqual(found);
    expect(await ask({ number: application.number.toLowerCase().replaceAll("-", " ") })).toEqual(found);
    expect(await ask({ idNumber: ` ${application.idNumber.toLowerCase()} ` })).toEqual(found);
  });

  test("answers every miss the same", async () => {
    const miss = { ok: false, reason: "no-match" };
    expect(await ask({ number: "RC26-0000-0000-1" })).toEqual(miss);
    expect(await ask({ number: "no number at all" })).toEqual(miss);
    expect(await ask({ number: "RC26-0000-0000-M" })).toEqual(miss);
    expect(await ask({ idNumber: "11010519491231002X" })).toEqual(miss);
    expect(await ask({ idNumber: "" })).toEqual(miss);
  });

  test("right answers are not counted", async () => {
    for (let round = 0; round < 30; round += 1) expect((await ask({})).ok).toBe(true);
  });
});

describe("guessing", () => {
  const evaluated = async () => {
    const rows = await db.database.attemptCounter.findMany({
      where: { key: { contains: `30d/${application.number}` } },
    });
    return rows[0]?.points ?? 0;
  };

  test("from many networks at once is stopped after five in a quarter of an hour, twenty in a month", async () => {
    await db.database.attemptCounter.deleteMany();
    const guesses = (now: Date) => Promise.all(Array.from({ length: 10 }, (_, i) => ask({ idNumber: `${i}` }, now)));
    await guesses(start);
    expect(await evaluated()).toBe(5);
    for (let round = 1; round <= 6; round += 1) await guesses(minutesLater(round * 20 * 60));
    expect(await evaluated()).toBe(20);
  });

  test("closes the number: even the right ID number gets the same answer, until the month is over", async () => {
    expect(await ask({}, minutesLater(29 * 24 * 60))).toEqual({ ok: false, reason: "no-match" });
    expect(await ask({}, minutesLater(90 * 24 * 60))).toMatchObject({ ok: true });
  });

  test("from one network is told so", async () => {
    const address = "203.0.113.9";
    const answers: LookUpAnswer[] = [];
    for (let round = 0; round < 61; round += 1) {
      answers.push(await ask({ address, number: `RC26-${round}`, idNumber: "1" }, minutesLater(200_000)));
    }
    expect(answers.at(-1)).toEqual({ ok: false, reason: "too-many-from-network", retryAfterSeconds: 900 });
    expect(answers.slice(0, 60).every((answer) => !answer.ok && answer.reason === "no-match")).toBe(true);
  });
});
