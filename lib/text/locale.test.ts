import { expect, it } from "vitest";
import { pickLocale } from "./locale.ts";

it.each([
  [undefined, undefined, "zh-CN"],
  [undefined, "", "zh-CN"],
  [undefined, "zh-TW,zh;q=0.9,en;q=0.8", "zh-CN"],
  [undefined, "en-US,en;q=0.9", "en"],
  [undefined, "fr-FR, en;q=0.5, zh;q=0.7", "zh-CN"],
  [undefined, "en;q=0, zh", "zh-CN"],
  [undefined, "fr, de", "zh-CN"],
  [undefined, "*", "zh-CN"],
  [undefined, "EN-gb;q=nonsense", "zh-CN"],
  ["en", "zh-CN", "en"],
  ["zh-CN", "en", "zh-CN"],
  ["klingon", "en", "en"],
])("reads cookie %s and Accept-Language %s as %s", (cookie, header, expected) => {
  expect(pickLocale(cookie, header)).toBe(expected);
});
