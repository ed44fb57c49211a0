import { describe, expect, test } from "vitest";
import { noticeForm, storedNotice } from "./notice.ts";

const form = {
  operationId: "0190a8f0-0000-4000-8000-000000000000",
  tone: "primary",
  titleZh: "春节放假",
  titleEn: "Spring Festival",
  textZh: "",
  textEn: "",
  untilDate: "",
  untilTime: "",
};
const stored = (given: Partial<typeof form>) => storedNotice(noticeForm.parse({ ...form, ...given }), "Asia/Shanghai");
const problems = (given: Partial<typeof form>) => {
  const parsed = noticeForm.safeParse({ ...form, ...given });
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]));
};

describe("the form of a notice", () => {
  test("without a day it stays; a day lasts until it is over; an hour is the office's", () => {
    expect(stored({})).toMatchObject({ text: null, until: null });
    expect(stored({ untilDate: "2026-11-24" }).until).toBe("2026-11-24T16:00:00.000Z");
    expect(stored({ untilDate: "2026-11-24", untilTime: "18:30" }).until).toBe("2026-11-24T10:30:00.000Z");
  });

  test("a text is in both languages or in none", () => {
    expect(stored({ textZh: "正文", textEn: "Text" }).text).toEqual({ "zh-CN": "正文", en: "Text" });
    expect(problems({ textZh: "正文" })).toEqual({ textEn: "required" });
    expect(problems({ textEn: "Text" })).toEqual({ textZh: "required" });
  });

  test.each([
    [{ titleEn: " " }, { titleEn: "required" }],
    [{ tone: "loud" }, { tone: "required" }],
    [{ untilDate: "2026-02-30" }, { untilDate: "not-a-date" }],
    [{ untilDate: "2026-02-20", untilTime: "24:00" }, { untilTime: "not-a-time" }],
    [{ untilTime: "18:30" }, { untilDate: "required" }],
  ])("%j is refused", (given, expected) => {
    expect(problems(given)).toEqual(expected);
  });
});
