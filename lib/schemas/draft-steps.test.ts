import { describe, expect, test } from "vitest";
import { draftSteps, firstOpenStep, neighbours, problemsOn, stepBySlug } from "./draft-steps.ts";
import type { FormDefinition } from "./form-definition.ts";

const text = { "zh-CN": "题", en: "q" };
const section = (code: string, ...fields: string[]): FormDefinition["sections"][number] => ({
  code,
  title: text,
  fields: fields.map((field) => ({ code: field, kind: "text", label: text, required: true, maxLength: 10 })),
});
const form = { sections: [section("work", "employer"), section("review", "opinion")] };
const steps = draftSteps({ form, materials: [{ code: "photo", required: true }] });

describe("the pages of a form", () => {
  test("stand in the order of filing, each under an address of its own", () => {
    expect(steps.map(({ slug }) => slug)).toEqual(["identity", "work", "section-review", "materials", "review"]);
  });

  test("leave out files where none are asked for", () => {
    expect(draftSteps({ form, materials: [] }).map(({ kind }) => kind)).not.toContain("materials");
  });

  test("know no page under another address", () => {
    expect(stepBySlug(steps, "section-review")?.kind).toBe("section");
    expect(stepBySlug(steps, "nothing")).toBeNull();
  });

  test("end at both ends", () => {
    const [first, last] = [steps[0], steps.at(-1)];
    if (!first || !last) throw new Error("no steps");
    expect(neighbours(steps, first)).toMatchObject({ previous: { slug: "identity" }, next: { slug: "work" } });
    expect(neighbours(steps, last)).toMatchObject({ previous: { slug: "materials" }, next: { slug: "review" } });
  });
});

describe("problems", () => {
  const problems = {
    idNumber: "required",
    "field.employer": "required",
    "field.opinion": "too-long",
    "material.photo": "file-needed",
  } as const;

  test("belong to the page on which their input stands", () => {
    const told = steps.map((step) => Object.keys(problemsOn(step, problems)).join());
    expect(told).toEqual(["idNumber", "field.employer", "field.opinion", "material.photo", ""]);
  });

  test.each([
    [problems, "identity"],
    [{ "field.opinion": "too-long" } as const, "section-review"],
    [{}, "review"],
  ])("lead to the first page that has one", (found, slug) => {
    expect(firstOpenStep(steps, found).slug).toBe(slug);
  });
});
