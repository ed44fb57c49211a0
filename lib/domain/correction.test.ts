import { describe, expect, test } from "vitest";
import { flaggedMaterials, needsRemark, openCorrection } from "./correction.ts";
import type { Deficiency } from "./history.ts";

const about = (target: Deficiency["target"]): Deficiency => ({ target, problem: "p", advice: "a" });
const photo = about({ kind: "material", code: "photo" });
const school = about({ kind: "field", code: "school" });
const materials = [{ code: "photo" }, { code: "diploma" }];

describe("the correction that is waited for", () => {
  const history = [
    { event: "submitted", seq: 1 },
    { event: "correction-requested", seq: 2 },
    { event: "correction-answered", seq: 3 },
    { event: "correction-requested", seq: 4 },
  ] as const;

  test("is the last one asked for", () => {
    expect(openCorrection({ status: "correction-required", history })).toMatchObject({ seq: 4 });
  });

  test("is none once it has been answered", () => {
    expect(openCorrection({ status: "in-progress", history })).toBeNull();
  });
});

test.each([
  ["the one pointed at", [photo], ["photo"]],
  ["none for a point about an answer", [school], []],
  ["all when a point has no target", [photo, about(null)], ["photo", "diploma"]],
])("files may be sent for %s", (_name, deficiencies, codes) => {
  expect(flaggedMaterials(deficiencies, materials).map(({ code }) => code)).toEqual(codes);
});

test.each([
  ["a new file for each flagged material needs no words", [photo], 1, false],
  ["a missing file needs words", [photo], 0, true],
  ["a point about an answer needs words", [photo, school], 1, true],
  ["a point without a target needs words", [about(null)], 1, true],
])("%s", (_name, deficiencies, count, needed) => {
  expect(needsRemark(deficiencies, new Map([["photo", count]]))).toBe(needed);
});
