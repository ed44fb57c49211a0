import { describe, expect, test } from "vitest";
import { retryAfterSeconds, retryDelays, secondsToNextTry, webhookEvents, webhookTypeOf } from "./webhooks.ts";

describe("the schedule", () => {
  const schedule = (jitter: number) =>
    Array.from({ length: 10 }, (_, index) => secondsToNextTry({ attempts: index + 1, retryAfter: null, jitter }));

  test("has ten tries over at least 75 hours, whatever the jitter", () => {
    for (const jitter of [0, 0.5, 1]) {
      const waits = schedule(jitter);
      expect(waits.at(-1)).toBeNull();
      expect(waits.slice(0, 9).reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBeGreaterThanOrEqual(75 * 3600);
    }
    expect(schedule(0).slice(0, 9)).toEqual(retryDelays);
    expect(schedule(1)[1]).toBeCloseTo(330);
  });

  test.each([
    [1, 3, 5],
    [1, 120, 120],
    [1, 1_000_000, 86_400],
    [9, 60, 86_400],
  ])("after try %i the receiver's %i seconds make %i", (attempts, retryAfter, seconds) => {
    expect(secondsToNextTry({ attempts, retryAfter, jitter: 0 })).toBe(seconds);
  });
});

test.each([
  ["120", 120],
  ["0", 0],
  ["Tue, 24 Nov 2026 10:00:30 GMT", 30],
  ["Tue, 24 Nov 2026 09:00:00 GMT", 0],
  ["-5", null],
  ["1.5", null],
  ["soon", null],
  ["99999999999", null],
  [undefined, null],
])("Retry-After %j is %j seconds", (header, seconds) => {
  expect(retryAfterSeconds(header, new Date("2026-11-24T10:00:00Z"))).toBe(seconds);
});

test("types are spelt as Standard Webhooks allows", () => {
  for (const event of webhookEvents) expect(webhookTypeOf(event)).toMatch(/^[a-zA-Z0-9_]+(\.[a-zA-Z0-9_]+)*$/);
});
