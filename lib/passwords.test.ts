import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords.ts";

test("a password matches its own hash, in any keyboard's spelling, and nothing else", async () => {
  const made = await hashPassword("correct horse 12 电池");
  if (!made.ok) throw new Error("not busy");
  expect(made.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword({ password: "correct horse 12 电池", hash: made.hash })).toBe("match");
  expect(await verifyPassword({ password: "correct horse １２ 电池", hash: made.hash })).toBe("match");
  expect(await verifyPassword({ password: "correct horse 13 电池", hash: made.hash })).toBe("mismatch");
});

test("an unknown account costs the same work and never matches", async () => {
  const made = await hashPassword("correct horse 12");
  if (!made.ok) throw new Error("not busy");
  const time = async (hash: string | null) => {
    const start = performance.now();
    expect(await verifyPassword({ password: "wrong horse 12", hash })).toBe("mismatch");
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 15; round += 1) {
    known.push(await time(made.hash));
    unknown.push(await time(null));
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0;
  expect(median(unknown) / median(known)).toBeGreaterThan(0.5);
  expect(median(unknown) / median(known)).toBeLessThan(2);
});

test("a flood is answered at once and does not keep the rest of the process waiting", async () => {
  const answers = Array.from({ length: 120 }, () => verifyPassword({ password: "flood", hash: null }));
  const start = performance.now();
  await new Promise((done) => setTimeout(done, 20));
  expect(performance.now() - start).toBeLessThan(500);
  const settled = await Promise.all(answers);
  expect(settled.filter((answer) => answer === "busy").length).toBeGreaterThan(40);
  expect(settled).not.toContain("match");
  expect(await verifyPassword({ password: "after", hash: null })).toBe("mismatch");
});
