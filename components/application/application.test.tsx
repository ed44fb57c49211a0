import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { audiences } from "#lib/domain/view.ts";
import { events, statuses } from "#lib/domain/workflow.ts";
import { locales } from "#lib/text/locale.ts";
import { eventTitle } from "./event-title.ts";
import { ProgressBar } from "./progress-bar.tsx";
import { stageView, timelineEntry, told } from "./sample.ts";
import { StageCard } from "./stage-card.tsx";
import { StageTrack } from "./stage-track.tsx";
import { stateWords, whenWords } from "./stage-words.ts";
import { Timeline } from "./timeline.tsx";
import { WhoseTurn } from "./whose-turn.tsx";

const path = [stageView(1, "done"), stageView(2, "current"), stageView(3, "waiting")];

describe("a stage in words", () => {
  it.each([
    [stageView(1, "done"), "Done on Sat 21 November"],
    [stageView(2, "current", { overdue: true }), "Past the promised time"],
    [
      stageView(2, "waiting", { expected: { kind: "date", on: "2026-12-02", provisional: false } }),
      "by Wed 2 December",
    ],
    [
      stageView(2, "waiting", { expected: { kind: "date", on: "2027-01-04", provisional: true } }),
      "by Mon 4 January (provisional)",
    ],
    [stageView(2, "waiting", { expected: { kind: "working-days", days: 1 } }), "about 1 working day"],
    [stageView(2, "waiting"), null],
  ])("says when: %#", (stage, words) => {
    expect(whenWords(stage, "en")).toBe(words);
  });

  it("says its state and the published promise", () => {
    expect(stateWords(stageView(2, "current", { repeated: true }), "en")).toEqual([
      "In progress",
      "about 3 working days",
      "Being repeated",
    ]);
    expect(stateWords(stageView(2, "stopped", { repeated: true }), "en")).toEqual(["Stopped"]);
    expect(stateWords(stageView(1, "done"), "en")).toEqual(["Done"]);
  });

  it("opens its card only while it is worked on", () => {
    const card = (state: "done" | "current") =>
      renderToStaticMarkup(<StageCard stage={stageView(2, state)} locale="zh-CN" />);
    expect(card("current")).toMatch(/^<details[^>]* open/);
    expect(card("done")).not.toMatch(/^<details[^>]* open/);
  });
});

describe("the path of stages", () => {
  it("marks where the application stands", () => {
    const html = renderToStaticMarkup(<StageTrack stages={path} locale="zh-CN" />);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html).toContain("stage-node-current");
  });

  it("crosses out only the stage at which it stopped", () => {
    const stages = [stageView(1, "done"), stageView(2, "stopped"), stageView(3, "stopped")];
    const html = renderToStaticMarkup(<StageTrack stages={stages} locale="zh-CN" />);
    expect(html.match(/stage-node-halt/g)).toHaveLength(1);
  });
});

describe.each(locales)("every state has words in %s", (locale) => {
  it.each(statuses)("whose turn when %s", (status) => {
    const html = renderToStaticMarkup(<WhoseTurn view={told(status, path)} locale={locale} />);
    expect(html).toContain('href="tel:12345"');
    expect(html).not.toMatch(/undefined|turn\.\w/);
  });

  it.each(events)("the record of %s", (event) => {
    for (const audience of audiences) {
      expect(eventTitle(timelineEntry(event), { locale, audience })).toMatch(/\S/);
    }
  });
});

describe("the record", () => {
  const rejected = timelineEntry("rejected", { reasons: ["Unclear scan"] });

  it("gives reasons to the applicant", () => {
    const html = renderToStaticMarkup(<Timeline entries={[rejected]} locale="en" audience="applicant" />);
    expect(html).toContain("Unclear scan");
    expect(html).toContain('dateTime="2026-11-24T06:30:00Z"');
    expect(html).toContain("24 November 2026, 14:30");
  });

  it("sends visitors to the personal centre for them", () => {
    const html = renderToStaticMarkup(
      <Timeline entries={[{ ...rejected, reasons: [] }]} locale="en" audience="visitor" />,
    );
    expect(html).toContain("Sign in to your personal centre");
  });

  it("uses the service's own words for a finished stage and names the stage it was sent back to", () => {
    const reader = { locale: "en", audience: "staff" } as const;
    expect(eventTitle(timelineEntry("stage-completed"), reader)).toBe("Review passed");
    expect(eventTitle(timelineEntry("returned", { nextStageName: "Review" }), reader)).toBe("Sent back to “Review”");
  });
});

it("says the progress in words as well", () => {
  const { progress } = told("in-progress", path);
  const html = renderToStaticMarkup(<ProgressBar progress={progress} locale="zh-CN" />);
  expect(html).toContain('<progress class="progress" data-status="in-progress" max="100"');
  expect(html).toMatch(/aria-valuetext="第 2 步.共 3 步, 25%"/);
});
