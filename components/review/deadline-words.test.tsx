import { describe, expect, test } from "vitest";
import type { Deadline } from "#lib/domain/deadlines.ts";
import { deadlineWords } from "./deadline-words.ts";

const today = "2026-11-24";
const deadline = (state: Deadline["state"], dueOn: string | null = null, daysLeft: number | null = null) => ({
  ...{ state, dueOn, daysLeft },
});

describe("a deadline in words", () => {
  test.each([
    [deadline("none"), "不设时限", "No deadline"],
    [deadline("paused", "2026-11-26"), "暂停计时", "Clock paused"],
    [deadline("due-soon", today, 0), "今天到期", "Due today"],
    [deadline("due-soon", "2026-11-25", 1), "明天到期", "Due tomorrow"],
    // Friday, seen on the Friday before a weekend: one working day, three days away.
    [deadline("due-soon", "2026-11-27", 1), "还剩1个工作日", "1 working day left"],
    [deadline("on-time", "2026-11-30", 4), "还剩4个工作日", "4 working days left"],
    [deadline("overdue", "2026-11-23", -1), "已超时1个工作日", "1 working day overdue"],
    [deadline("overdue", "2026-11-19", -3), "已超时3个工作日", "3 working days overdue"],
  ])("%j", (given, chinese, english) => {
    expect(deadlineWords(given, { today, locale: "zh-CN" })).toBe(chinese);
    expect(deadlineWords(given, { today, locale: "en" })).toBe(english);
  });
});
