import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  applicationNumber,
  maskedEmail,
  maskedIdNumber,
  maskedMobile,
  maskedName,
  normaliseIdNumber,
  parseApplicationNumber,
} from "./identifiers.ts";

const alphabet = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
const number = fc
  .uint8Array({ minLength: 5, maxLength: 5 })
  .map((random) => applicationNumber({ prefix: "RC", year: 2026, random }));

describe("an application number", () => {
  test("has its shape", () => {
    const random = new Uint8Array([0, 0, 0, 0, 0]);
    expect(applicationNumber({ prefix: "RC", year: 2026, random })).toMatch(/^RC26-0000-0000-.$/);
    fc.assert(
      fc.property(number, (made) => {
        expect(made).toMatch(/^RC26(-[0-9A-HJKMNP-TV-Z]{4}){2}-[0-9A-HJKMNP-TV-Z]$/);
      }),
    );
  });

  test("is read however it is typed", () => {
    fc.assert(
      fc.property(number, (made) => {
        const loose = made.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
        expect(parseApplicationNumber(loose)).toBe(made);
        expect(parseApplicationNumber(` ${made.replaceAll("-", "")} `)).toBe(made);
        expect(parseApplicationNumber(fullWidth(made))).toBe(made);
      }),
    );
  });

  test("with one wrong character is refused", () => {
    fc.assert(
      fc.property(number, fc.nat(12), fc.constantFrom(...alphabet), (made, place, other) => {
        const plain = [...made.replaceAll("-", "")];
        fc.pre(plain[place] !== other);
        plain[place] = other;
        expect(parseApplicationNumber(plain.join(""))).toBeNull();
      }),
    );
  });

  test("with two neighbours swapped is refused", () => {
    fc.assert(
      fc.property(number, fc.nat(11), (made, place) => {
        const plain = [...made.replaceAll("-", "")];
        const [first = "", second = ""] = plain.slice(place, place + 2);
        fc.pre(first !== second);
        plain.splice(place, 2, second, first);
        expect(parseApplicationNumber(plain.join(""))).toBeNull();
      }),
    );
  });

  test.each(["", "RC26", "RC26-7K3M-9QX2-F-1", "申请", "' or 1=1 --", "R".repeat(500)])("%j is none", (typed) => {
    expect(parseApplicationNumber(typed)).toBeNull();
  });
});

describe("masks", () => {
  test("an ID number shows its last four, a short one nothing", () => {
    expect(maskedIdNumber({ lastFour: "002X", length: 18 })).toBe("**************002X");
    expect(maskedIdNumber({ lastFour: "3456", length: 6 })).toBe("******");
  });
  test.each([
    ["+8613812345678", "138****5678"],
    ["+442071838750", "*********8750"],
  ])("mobile %s", (mobile, expected) => expect(maskedMobile(mobile)).toBe(expected));
  test("e-mail", () => expect(maskedEmail("zhang@example.com")).toBe("z***@example.com"));
  test.each([
    ["张三", "张*"],
    ["王小明", "王**"],
    ["Alice Brown", "A***"],
  ])("name %s", (name, expected) => expect(maskedName(name)).toBe(expected));
});

test("an ID number has one spelling", () => {
  expect(normaliseIdNumber(" 11010519491231002x")).toBe("11010519491231002X");
  expect(normaliseIdNumber("110105 19491231-002X")).toBe("11010519491231002X");
});

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
