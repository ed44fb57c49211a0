import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clientAddress } from "../http/client-address.ts";
import {
  refundLookupAttempt,
  refundSignInAttempt,
  reserveLookupAttempt,
  reserveSignInAttempt,
} from "./attempt-limits.ts";
import { forgetPastAttempts, refund, reserve } from "./attempts.ts";
import { freshDatabase, type TestDatabase } from "./testing.ts";

let db: TestDatabase;
beforeAll(async () => {
  db = await freshDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.database.attemptCounter.deleteMany();
});

const start = new Date("2026-11-02T01:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const day = 24 * 60;
const number = "RC26-7K3M-9QX2-F";

const points = async (key: string) => (await db.database.attemptCounter.findUnique({ where: { key } }))?.points ?? 0;

describe("reserve", () => {
  const limit = (key: string, allowed: number, seconds = 60) => ({ key, points: allowed, seconds });

  test("counts on all limits or on none", async () => {
    const limits = [limit("wide", 10, 3600), limit("tight", 2)];
    for (let round = 0; round < 5; round += 1) await reserve(db.database, limits, start);
    expect(await points("tight")).toBe(2);
    expect(await points("wide")).toBe(2);
    expect(await reserve(db.database, limits, start)).toEqual({ ok: false, limitedBy: "tight", retryAfterSeconds: 60 });
  });

  test("50 at once get exactly what is left", async () => {
    const limits = [limit("a", 7), limit("b", 50)];
    const answers = await Promise.all(Array.from({ length: 50 }, () => reserve(db.database, limits, start)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(7);
    expect([await points("a"), await points("b")]).toEqual([7, 7]);
  });

  test("crossing keys do not wait for each other in a circle", async () => {
    const pair = [limit("x", 1000), limit("y", 1000)];
    const crossing = Array.from({ length: 40 }, (_, index) =>
      reserve(db.database, index % 2 ? pair : pair.toReversed(), start),
    );
    expect((await Promise.all(crossing)).every((answer) => answer.ok)).toBe(true);
  });

  test("a window ends by itself", async () => {
    const limits = [limit("k", 1)];
    expect((await reserve(db.database, limits, start)).ok).toBe(true);
    expect((await reserve(db.database, limits, later(0.9))).ok).toBe(false);
    expect((await reserve(db.database, limits, later(1))).ok).toBe(true);
  });

  test("a point given back can be used again, and none can be won", async () => {
    const limits = [limit("k", 1)];
    await reserve(db.database, limits, start);
    await refund(db.database, limits, start);
    await refund(db.database, limits, start);
    expect(await points("k")).toBe(0);
    expect((await reserve(db.database, limits, start)).ok).toBe(true);
    await refund(db.database, limits, later(5));
    expect(await points("k")).toBe(1);
  });

  test("past windows are forgotten", async () => {
    await reserve(db.database, [limit("old", 1), limit("new", 1, 3600)], start);
    expect(await forgetPastAttempts(db.database, later(2))).toBe(1);
    expect([await points("old"), await points("new")]).toEqual([0, 1]);
  });
});

describe("guessing the ID number of a known application", () => {
  test("never gets more than 20 evaluated guesses in 30 days, however patient and spread", async () => {
    const evaluated: number[] = [];
    for (let guess = 0; guess < 420; guess += 1) {
      const minute = guess * 90;
      const address = `198.51.${guess % 100}.${guess % 250}`;
      const answer = await reserveLookupAttempt(db.database, { number, address }, later(minute));
      if (answer.ok) evaluated.push(minute);
    }
    expect(evaluated.slice(0, 20).at(-1)).toBeLessThan(3 * day);
    expect(evaluated.filter((minute) => minute < 25 * day)).toHaveLength(20);
  }, 60_000);

  test("500 guesses, 50 at a time, from 200 spoofed addresses: five are evaluated, and the number is not closed for long", async () => {
    const answers: { ok: boolean }[] = [];
    for (let round = 0; round < 10; round += 1) {
      const guesses = Array.from({ length: 50 }, (_, index) => {
        const host = (round * 50 + index) % 200;
        const forwardedFor = `203.0.113.${host}`;
        const address = clientAddress({ socketAddress: `10.0.${host}.1`, forwardedFor, hops: 0 });
        return reserveLookupAttempt(db.database, { number, address }, start);
      });
      answers.push(...(await Promise.all(guesses)));
    }
    expect(answers.filter((answer) => answer.ok)).toHaveLength(5);
    expect(await points(`lookup/number/30d/${number}`)).toBe(5);
    expect((await reserveLookupAttempt(db.database, { number, address: "a" }, later(15))).ok).toBe(true);
  }, 60_000);

  test("spoofed headers do not make one network many", async () => {
    const cases: [number, string][] = [
      [0, "10.0.0.9"],
      [1, "198.51.100.1"],
      [2, "198.51.100.1"],
    ];
    for (const [hops, network] of cases) {
      await db.database.attemptCounter.deleteMany();
      for (let index = 0; index < 30; index += 1) {
        const real = hops === 2 ? "198.51.100.1, 10.0.0.8" : "198.51.100.1";
        const forwardedFor = `1.2.3.${index}, ${real}`;
        const address = clientAddress({ socketAddress: "10.0.0.9", forwardedFor, hops });
        await reserveLookupAttempt(db.database, { number: `N${index}`, address }, start);
      }
      expect(await points(`lookup/address/15m/${network}`)).toBe(30);
    }
  });

  test("right answers cost nothing", async () => {
    for (let round = 0; round < 30; round += 1) {
      const attempt = { number, address: "a" };
      expect((await reserveLookupAttempt(db.database, attempt, start)).ok).toBe(true);
      await refundLookupAttempt(db.database, attempt, start);
    }
  });

  test("one network has a limit of its own, said openly", async () => {
    let last: unknown;
    for (let index = 0; index <= 60; index += 1) {
      last = await reserveLookupAttempt(db.database, { number: `N${index}`, address: "a" }, start);
    }
    expect(last).toMatchObject({ ok: false, reason: "network-limited" });
    expect((await reserveLookupAttempt(db.database, { number: "N0", address: "b" }, start)).ok).toBe(true);
  });

  test("limits survive a restart", async () => {
    for (let round = 0; round < 5; round += 1) await reserveLookupAttempt(db.database, { number, address: "a" }, start);
    // Another process has nothing in its memory but the database.
    const { connect } = await import("./client.ts");
    const other = connect(db.url);
    try {
      const answer = await reserveLookupAttempt(other.database, { number, address: "b" }, start);
      expect(answer).toEqual({ ok: false, reason: "number-closed" });
    } finally {
      await other.close();
    }
  });
});

describe("guessing a password", () => {
  test("a stranger cannot keep the owner's browser out", async () => {
    for (let index = 0; index < 150; index += 1) {
      await reserveSignInAttempt(db.database, { account: "zhang", address: `n${index % 30}`, device: null }, start);
    }
    const stranger = { account: "zhang", address: "n99", device: null };
    expect(await reserveSignInAttempt(db.database, stranger, start)).toMatchObject({ ok: false });
    const owner = { account: "zhang", address: "n99", device: "known" };
    expect((await reserveSignInAttempt(db.database, owner, start)).ok).toBe(true);
    expect((await reserveSignInAttempt(db.database, stranger, later(day))).ok).toBe(true);
  });

  test("one network tries one account ten times in a quarter of an hour", async () => {
    const attempt = { account: "zhang", address: "n", device: null };
    const answers: boolean[] = [];
    for (let round = 0; round < 12; round += 1) {
      answers.push((await reserveSignInAttempt(db.database, attempt, start)).ok);
    }
    expect(answers.filter(Boolean)).toHaveLength(10);
    await refundSignInAttempt(db.database, attempt, start);
    expect((await reserveSignInAttempt(db.database, attempt, start)).ok).toBe(true);
  });
});
