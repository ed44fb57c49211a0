import { describe, expect, test } from "vitest";
import { prefixPattern } from "#lib/domain/identifiers.ts";
import { workflowProblems } from "#lib/domain/workflow.ts";
import { answersSchema, fieldsOf, formDefinition } from "#lib/schemas/form-definition.ts";
import { identity } from "#lib/schemas/identity.ts";
import { passwordWeakness } from "#lib/schemas/password.ts";
import { materialInput, stageInput } from "#lib/schemas/workflow-version.ts";
import { withChinesePunctuation } from "#lib/text/punctuation.ts";
import { sampleAnswers } from "./answers.ts";
import { departmentPlans } from "./departments.ts";
import { chineseIdentity, foreignIdentity } from "./identities.ts";
import { demoApplicants, demoPassword, staffPlans } from "./people.ts";
import { randomFrom } from "./random.ts";
import { wordsFor } from "./remarks.ts";
import { servicePlans } from "./services.ts";

const someId = "01890a5d-ac96-774b-bcce-b302099a8057";

describe.each(servicePlans.map((plan) => [plan.code, plan] as const))("the service %s", (code, plan) => {
  const stages = plan.stages.map(({ department: _, onlyWhen, ...stage }) => ({
    ...stage,
    id: stage.code,
    departmentId: someId,
    onlyWhen: onlyWhen ?? null,
  }));

  test("can be published", () => {
    expect(workflowProblems(stages)).toEqual([]);
    for (const { id: _, ...stage } of stages) expect(stageInput.safeParse(stage).error).toBeUndefined();
    for (const material of plan.materials) expect(materialInput.safeParse(material).error).toBeUndefined();
    expect(formDefinition.safeParse(plan.form).error).toBeUndefined();
    expect(plan.prefix).toMatch(prefixPattern);
  });

  test("asks questions of every kind", () => {
    const kinds = new Set(fieldsOf(plan.form).map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(["text", "long-text", "number", "date", "choice"]));
  });

  test("says everything in both languages", () => {
    const texts = localizedTexts(plan);
    expect(texts.length).toBeGreaterThan(40);
    for (const text of texts) {
      expect(text["zh-CN"], text.en).toMatch(/\p{Script=Han}/u);
      expect(withChinesePunctuation(text["zh-CN"])).toBe(text["zh-CN"]);
      expect(text.en, text["zh-CN"]).toMatch(/[a-z]/);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  test.each([true, false])("has sample answers that its form accepts (conditional stage: %s)", (conditional) => {
    for (const seed of ["a", "b", "c", "d", "e", "f"]) {
      const answers = sampleAnswers(code, randomFrom(seed), conditional);
      expect(answersSchema(fieldsOf(plan.form), "2026-11-24").safeParse(answers).error).toBeUndefined();
    }
  });

  test("asks in its corrections for things that its form has", () => {
    const known = new Set([...fieldsOf(plan.form), ...plan.materials].map((item) => item.code));
    const targets = wordsFor(code)
      .corrections.flat()
      .map(({ target }) => target?.code ?? "");
    expect(targets.filter((target) => !known.has(target))).toEqual([]);
  });
});

test("prefixes and codes are told apart", () => {
  expect(new Set(servicePlans.map(({ prefix }) => prefix)).size).toBe(servicePlans.length);
  expect(new Set(servicePlans.map(({ code }) => code)).size).toBe(servicePlans.length);
});

test("every office of a stage has two reviewers, a manager and words in both languages", () => {
  for (const department of new Set(servicePlans.flatMap(({ stages }) => stages.map((stage) => stage.department)))) {
    const roles = staffPlans.filter((person) => person.department === department).map(({ role }) => role);
    expect(roles.filter((role) => role === "reviewer").length, department).toBeGreaterThanOrEqual(2);
    expect(roles, department).toContain("manager");
    expect(localizedTexts(departmentPlans[department])).toHaveLength(2);
  }
});

test("people have valid, invented identities", () => {
  const people = ["a", "b", "c"].flatMap((seed) =>
    [chineseIdentity, foreignIdentity].map((make, i) => make(randomFrom(seed), i)),
  );
  for (const person of [...people, ...Object.values(demoApplicants).map((told) => told.identity)]) {
    expect(identity.safeParse(person)).toEqual({ success: true, data: person });
    if (person.idKind === "resident-id") expect(person.idNumber).toMatch(/^99/);
  }
});

test("the demo password is one that the portal accepts", () => {
  for (const { login } of staffPlans) expect(passwordWeakness({ password: demoPassword, login })).toBeNull();
});

function localizedTexts(value: unknown): { "zh-CN": string; en: string }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("zh-CN" in value && "en" in value) return [value as { "zh-CN": string; en: string }];
  return Object.values(value).flatMap(localizedTexts);
}
