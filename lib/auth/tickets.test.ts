import { describe, expect, test, vi } from "vitest";
import { sealTicket } from "../crypto.ts";
import { newKeyText, readKeys } from "../keys.ts";
import { deviceIn } from "./known-device.ts";
import { grantIn, lookupTicket } from "./lookup-grant.ts";

const keys = vi.hoisted(() => ({ value: undefined as unknown }));
keys.value = readKeys({ dataDir: "unused", keys: newKeyText() });
vi.mock("../installed-keys.ts", () => ({ installedKeys: () => keys.value }));

const id = "0198a000-0000-7000-8000-000000000001";
const now = new Date("2026-11-02T01:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

describe("a look-up grant", () => {
  test("opens one application for fifteen minutes", () => {
    const ticket = lookupTicket(id, now);
    expect(grantIn(ticket, at(14.9))).toEqual({ applicationId: id });
    expect(grantIn(ticket, at(15))).toBeNull();
  });

  test("shows nothing and cannot be changed", () => {
    const ticket = lookupTicket(id, now);
    expect(Buffer.from(ticket, "base64url").toString("latin1")).not.toContain(id);
    for (let index = 0; index < ticket.length; index += 7) {
      const other = ticket[index] === "A" ? "B" : "A";
      expect(grantIn(ticket.slice(0, index) + other + ticket.slice(index + 1), now)).toBeNull();
    }
  });

  test("is no note of a known browser", () => {
    expect(deviceIn(lookupTicket(id, now), { account: "a", now })).toBeNull();
  });
});

describe("the note of a known browser", () => {
  const noteAt = (seconds: number) => sealTicket(JSON.stringify(["zhang", "d1", seconds]), "known-device");
  const ticket = noteAt(now.getTime() / 1000);

  test.each([
    ["for its account", ticket, { account: "zhang", now }, "d1"],
    ["for another account", ticket, { account: "li", now }, null],
    ["after half a year", ticket, { account: "zhang", now: at(181 * 24 * 60) }, null],
    ["from the future", noteAt(now.getTime() / 1000 + 3600), { account: "zhang", now }, null],
    ["rubbish", "rubbish", { account: "zhang", now }, null],
  ])("%s", (_name, text, asked, expected) => {
    expect(deviceIn(text, asked)).toBe(expected);
  });
});
