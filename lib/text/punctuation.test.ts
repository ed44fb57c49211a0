import { expect, it } from "vitest";
import { withChinesePunctuation } from "./punctuation.ts";

it.each([
  ["第 {step, number} 步,共 {steps, number} 步", "第 {step, number} 步\uff0c共 {steps, number} 步"],
  ["正在办理:{stage}({department})", "正在办理\uff1a{stage}\uff08{department}\uff09"],
  ["工作日 9:00-17:00", "工作日 9:00-17:00"],
  ["见 https://example.cn/a", "见 https://example.cn/a"],
  ["{count, plural, other {共 # 项}}", "{count, plural, other {共 # 项}}"],
  ["已是\uff1f", "已是\uff1f"],
])("writes %s", (written, expected) => {
  expect(withChinesePunctuation(written)).toBe(expected);
});
