import { expect, test } from "vitest";
import { type PasswordWeakness, passwordWeakness } from "./password.ts";

const login = "zhangsan@example.com";

const cases: [string, PasswordWeakness | null][] = [
  ["", "password-too-short"],
  ["short1!", "password-too-short"],
  ["四个汉字", "password-too-short"],
  ["x".repeat(129), "too-long"],
  ["1234567890", "password-common"],
  ["９８７６５４３２１０", "password-common"],
  ["qwertyuiop", "password-common"],
  ["QWERTYUIOP", "password-common"],
  ["qwertyuiop123", "password-common"],
  ["1qaz2wsx3edc", "password-common"],
  ["aaaaaaaaaaaa", "password-common"],
  ["abcabcabcabc", "password-common"],
  ["password2024!", "password-common"],
  ["P@ssw0rd123456", "password-common"],
  ["woaini1314520", "password-common"],
  ["a123456789", "password-common"],
  ["zhangsan1988", "password-like-login"],
  ["ZhangSan!!2024", "password-like-login"],
  ["correct horse battery", null],
  ["落霞与孤鹜齐飞秋水", "password-too-short"],
  ["落霞与孤鹜齐飞秋水共长天", null],
  ["K7#mpq2vLx", null],
  ["demo-Reviewer-2026", null],
];

test.each(cases)("%j: %j", (password, expected) => {
  expect(passwordWeakness({ password, login })).toBe(expected);
});

test("a mobile number is no password for its owner", () => {
  expect(passwordWeakness({ password: "13812345678ab", login: "13812345678" })).toBe("password-like-login");
});
