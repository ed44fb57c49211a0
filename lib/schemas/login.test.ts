import { expect, test } from "vitest";
import { parseLogin } from "./login.ts";

test.each([
  ["Zhang.San@Example.com", { kind: "email", email: "zhang.san@example.com" }],
  ["  a@b.cn ", { kind: "email", email: "a@b.cn" }],
  ["zhang＠example.com", { kind: "email", email: "zhang@example.com" }],
  ["13812345678", { kind: "mobile", mobile: "+8613812345678" }],
  ["138 1234 5678", { kind: "mobile", mobile: "+8613812345678" }],
  ["+86 13812345678", { kind: "mobile", mobile: "+8613812345678" }],
  ["１３８１２３４５６７８", { kind: "mobile", mobile: "+8613812345678" }],
  ["+85291234567", { kind: "mobile", mobile: "+85291234567" }],
])("%j is %j", (typed, expected) => {
  expect(parseLogin(typed)).toEqual(expected);
});

test.each([
  "",
  "zhang",
  "12345",
  "01088888888",
  "@b.cn",
  "a@",
  "a@b",
  "a@b@c.cn",
  '"e@a"@b.cn',
  "a@b.cn\r\nBcc: c@d.cn",
  "a@b.cn\nx",
  "a@b.cn,c@d.cn",
  "a <a@b.cn>",
  "a(comment)@b.cn",
  "a@[127.0.0.1]",
  "a b@c.cn",
  "a..b@c.cn",
  "a@b.cn\0",
  "a@b.cn\ud800",
  `${"a".repeat(250)}@b.cn`,
])("%j is no login", (typed) => {
  expect(parseLogin(typed)).toBeNull();
});
