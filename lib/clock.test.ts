import { expect, test } from "vitest";
import { fixedClock, steppingClock } from "./clock.ts";

test("a stepping clock moves only when told", () => {
  const clock = steppingClock("2026-03-02T01:00:00Z");
  clock.advance(60_000);
  expect(clock.now().toISOString()).toBe("2026-03-02T01:01:00.000Z");
  clock.moveTo("2026-05-01T00:00:00Z");
  expect(clock.now().toISOString()).toBe("2026-05-01T00:00:00.000Z");
});

test("nobody can move a fixed clock through the date it handed out", () => {
  const clock = fixedClock("2026-03-02T01:00:00Z");
  clock.now().setFullYear(1999);
  expect(clock.now().getUTCFullYear()).toBe(2026);
});
