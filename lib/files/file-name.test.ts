import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanFileName, extensionOf } from "./file-name.ts";

test.each([
  ["护照 首页.PDF", "护照 首页.PDF"],
  ["../../etc/passwd", "passwd"],
  ["..\\..\\windows\\system32\\a.pdf", "a.pdf"],
  ["C:\\Users\\x\\证书.pdf", "证书.pdf"],
  ["/etc/shadow", "shadow"],
  ["a\0.pdf", "a.pdf"],
  ["cod\u202Efdp.exe", "codfdp.exe"],
  ["\u2066evil\u2069.png", "evil.png"],
  ["a\u200b\ufeff.pdf", "a.pdf"],
  ["e\u0301.pdf", "é.pdf"],
  ['<img src=x onerror="alert(1)">.png', "_img src=x onerror=_alert(1)__.png"],
  ["  . .hidden. ", "hidden"],
  ["...", "file"],
  ["", "file"],
  ["\ud800.pdf", "_.pdf"],
])("%j becomes %j", (sent, expected) => {
  expect(cleanFileName(sent)).toBe(expected);
});

test("a long name keeps its ending", () => {
  const name = cleanFileName(`${"长".repeat(300)}.pdf`);
  expect([...name]).toHaveLength(120);
  expect(name.endsWith("长.pdf")).toBe(true);
  expect([...cleanFileName("x".repeat(500))]).toHaveLength(120);
});

test("whatever was sent, the result is safe and final", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (sent) => {
      const name = cleanFileName(sent);
      expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      expect(name.isWellFormed()).toBe(true);
      expect(name.length).toBeGreaterThan(0);
      expect([...name].length).toBeLessThanOrEqual(120);
      expect(name).not.toMatch(/^\.+$/);
    }),
  );
});

describe("extensionOf", () => {
  test.each([
    ["a.pdf", "pdf"],
    ["a.PDF", "pdf"],
    ["a.pdf.exe", "exe"],
    ["a.exe.pdf", "pdf"],
    [".pdf", ""],
    ["a", ""],
    ["a.", ""],
  ])("%j has %j", (name, expected) => {
    expect(extensionOf(name)).toBe(expected);
  });
});
