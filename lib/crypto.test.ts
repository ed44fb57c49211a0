import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { constantTimeEqual, keyedDigest, lookupHash, open, openTicket, seal, sealTicket } from "./crypto.ts";
import { newKeyText, readKeys } from "./keys.ts";

const keys = testKeys();
const place = { table: "application", column: "id_cipher", row: "0198-a" };

describe("seal", () => {
  test("opens what it closed, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(open(seal(text, place, keys), place, keys)).toBe(text);
      }),
    );
  });

  test("closes the same text differently each time and shows nothing of it", () => {
    const text = "11010519491231002X";
    const first = seal(text, place, keys);
    expect(Buffer.from(first)).not.toEqual(Buffer.from(seal(text, place, keys)));
    expect(Buffer.from(first).toString("latin1")).not.toContain(text);
  });

  test.each([
    ["table", { ...place, table: "draft" }],
    ["column", { ...place, column: "identity_cipher" }],
    ["row", { ...place, row: "0198-b" }],
  ])("a value moved to another %s does not open", (_what, elsewhere) => {
    expect(() => open(seal("text", place, keys), elsewhere, keys)).toThrow();
  });

  test("a changed byte anywhere does not open", () => {
    const sealed = seal("11010519491231002X", place, keys);
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => open(changed, place, keys), `byte ${index}`).toThrow();
    }
    for (const length of [0, 1, 4, 20, sealed.length - 1]) {
      expect(() => open(sealed.subarray(0, length), place, keys)).toThrow();
    }
  });

  test("text under an older key opens after a new key took over, and not without the older one", () => {
    const other = testKeys().seal.keys.k1 ?? Buffer.alloc(32);
    const rotated = { ...keys, seal: { current: "k2", keys: { ...keys.seal.keys, k2: other } } };
    const sealed = seal("text", place, keys);
    expect(open(sealed, place, rotated)).toBe("text");
    expect(open(seal("text", place, rotated), place, rotated)).toBe("text");
    expect(() => open(sealed, place, { ...rotated, seal: { current: "k2", keys: { k2: other } } })).toThrow(/"k1"/);
  });

  test("a place that could be read as another is a bug", () => {
    expect(() => seal("text", { ...place, row: "a|b" }, keys)).toThrow();
  });
});

describe("lookupHash", () => {
  const subject = { number: "RC26-7K3M-9QX2-F", idNumber: "11010519491231002X" };

  test("is the same for the same pair, and unrelated for the same person elsewhere", () => {
    expect(lookupHash(subject, keys)).toEqual(lookupHash({ ...subject }, keys));
    expect(lookupHash(subject, keys)).not.toEqual(lookupHash({ ...subject, number: "RC26-7K3M-9QX2-G" }, keys));
    expect(lookupHash(subject, keys)).not.toEqual(lookupHash(subject, { ...keys, lookup: keys.grant }));
    expect(lookupHash(subject, keys)).toHaveLength(32);
  });
});

describe("tickets", () => {
  test("open for their purpose only, and unchanged only", () => {
    const ticket = sealTicket("value", "lookup-grant", keys);
    expect(openTicket(ticket, "lookup-grant", keys)).toBe("value");
    expect(openTicket(ticket, "known-device", keys)).toBeNull();
    expect(openTicket(`${ticket.slice(0, -2)}AA`, "lookup-grant", keys)).toBeNull();
    expect(openTicket(ticket, "lookup-grant", testKeys())).toBeNull();
  });

  test.each(["", "x", "=".repeat(80), "漢字", "A".repeat(5000)])("%j is no ticket", (text) => {
    expect(openTicket(text, "lookup-grant", keys)).toBeNull();
  });
});

test("keyedDigest names a value without showing it", () => {
  expect(keyedDigest("zhang@example.com", "account", keys)).toMatch(/^[\w-]{22}$/);
  expect(keyedDigest("a", "account", keys)).not.toBe(keyedDigest("a", "account", testKeys()));
});

test.each([
  ["abc", "abc", true],
  ["abc", "abd", false],
  ["abc", "abcd", false],
  ["", "", true],
])("constantTimeEqual %j %j is %j", (left, right, expected) => {
  expect(constantTimeEqual(Buffer.from(left), Buffer.from(right))).toBe(expected);
});

function testKeys() {
  const made = readKeys({ dataDir: "unused", keys: newKeyText() });
  if (made === null) throw new Error("keys were given");
  return made;
}
