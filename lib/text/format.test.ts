import { describe, expect, it } from "vitest";
import { formatter, machineTime } from "./format.ts";

const zh = formatter("zh-CN");
const en = formatter("en");

describe("dates and times", () => {
  it("are those of the office, wherever the machine stands", () => {
    expect(zh.dateTime("2026-11-24T16:30:00Z")).toBe("2026年11月25日 00:30");
    expect(en.dateTime("2026-11-24T16:30:00Z")).toBe("25 November 2026, 00:30");
    expect(zh.time(new Date("2026-11-24T06:05:00Z"))).toBe("14:05");
  });

  it("keep a calendar day as written", () => {
    expect(zh.date("2026-11-24")).toBe("2026年11月24日");
    expect(en.date("2026-01-01")).toBe("1 January 2026");
    expect(zh.day("2026-11-27")).toBe("11月27日周五");
    expect(en.day("2026-11-27")).toBe("Fri 27 November");
  });

  it("are relative to the given now", () => {
    const now = new Date("2026-11-24T12:00:00Z");
    expect(zh.relative("2026-11-24T11:58:00Z", now)).toBe("2分钟前");
    expect(en.relative("2026-11-24T09:00:00Z", now)).toBe("3 hours ago");
    expect(zh.relative("2026-11-23T11:00:00Z", now)).toBe("昨天");
  });

  it("are ISO 8601 for machines", () => {
    expect(machineTime(new Date("2026-11-24T16:30:00Z"))).toBe("2026-11-24T16:30:00.000Z");
    expect(machineTime("2026-11-24")).toBe("2026-11-24");
  });
});

describe("numbers", () => {
  it("count working days", () => {
    expect(zh.workingDays(3)).toBe("3个工作日");
    expect([en.workingDays(1), en.workingDays(20)]).toEqual(["1 working day", "20 working days"]);
  });

  it("are grouped, and sizes rounded", () => {
    expect([zh.number(12345), en.percent(38)]).toEqual(["12,345", "38%"]);
    expect([zh.fileSize(10_000_000), en.fileSize(2_440_000), en.fileSize(900)]).toEqual(["10 MB", "2.4 MB", "0.9 kB"]);
  });
});
