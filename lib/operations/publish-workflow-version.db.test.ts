import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type GivenService, givenApplicant, givenReviewer, givenService, worldOf } from "#prisma/seed/factories.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import { serviceBy, workflowVersion } from "../db/workflow-version.ts";
import type { Actor } from "../domain/permissions.ts";
import type { WorkflowVersionInput } from "../schemas/workflow-version.ts";
import { openDraft } from "./open-draft.ts";
import { publishWorkflowVersion } from "./publish-workflow-version.ts";

let db: TestDatabase;
let service: GivenService;
let administrator: Actor;

beforeAll(async () => {
  db = await freshDatabase();
  service = await givenService(worldOf(db.database));
  administrator = await givenReviewer(worldOf(db.database), { departmentId: null, role: "administrator" });
});
afterAll(() => db.close());

const input = (change: Partial<WorkflowVersionInput> = {}): WorkflowVersionInput => ({
  serviceId: service.id,
  operationId: randomUUID(),
  form: service.plan.form,
  materials: service.plan.materials,
  stages: service.plan.stages.map(({ department, onlyWhen, ...stage }) => ({
    ...stage,
    departmentId: service.departments[department],
    onlyWhen: onlyWhen ?? null,
  })),
  ...change,
});
const publish = (change: Partial<WorkflowVersionInput> = {}, actor: Actor = administrator) =>
  publishWorkflowVersion({ ...worldOf(db.database), actor }, input(change));
const versions = () => db.database.workflowVersion.count({ where: { serviceId: service.id } });

describe("a version that is sound", () => {
  test("becomes the current one, with the next number and an audit row", async () => {
    const before = await versions();
    const published = await publish();
    expect(published).toMatchObject({ ok: true, number: before + 1 });
    if (!published.ok) return;
    const { workflowVersionId } = published;
    expect((await serviceBy(db.database, { id: service.id }))?.currentVersionId).toBe(workflowVersionId);
    const version = await workflowVersion(db.database, workflowVersionId);
    expect(version.stages.map(({ code }) => code)).toEqual(service.plan.stages.map(({ code }) => code));
    expect(version.materials.map(({ code }) => code)).toEqual(service.plan.materials.map(({ code }) => code));
    expect(version.form).toEqual(service.plan.form);
    const audit = await db.database.auditEntry.findFirst({ where: { subjectId: service.id }, orderBy: { id: "desc" } });
    expect(audit).toMatchObject({ action: "service.version-published", actorKind: "staff" });
    expect(audit?.detail).toEqual({ workflowVersionId, number: before + 1 });
  });

  test("leaves drafts under way on the version they began with", async () => {
    const { actor } = await givenApplicant(worldOf(db.database));
    const opened = await openDraft({ ...worldOf(db.database), actor }, { serviceCode: service.plan.code });
    const current = (await serviceBy(db.database, { id: service.id }))?.currentVersionId;
    await publish();
    const draft = await db.database.draft.findUnique({ where: { id: opened.ok ? opened.draftId : "" } });
    expect(draft?.workflowVersionId).toBe(current);
  });

  test("sent twice is published once", async () => {
    const before = await versions();
    const operationId = randomUUID();
    const [first, second] = await Promise.all([publish({ operationId }), publish({ operationId })]);
    expect(second).toEqual(first);
    expect(await versions()).toBe(before + 1);
  });

  test("and another at the same time get numbers one after the other", async () => {
    const both = await Promise.all([publish(), publish()]);
    const numbers = both.map((answer) => (answer.ok ? answer.number : 0)).sort((a, b) => a - b);
    expect(numbers[1]).toBe((numbers[0] ?? 0) + 1);
  });
});

describe("a version that is not", () => {
  const stages = (change: (stages: WorkflowVersionInput["stages"]) => WorkflowVersionInput["stages"]) => ({
    stages: change(input().stages),
  });
  test.each<[string, () => Partial<WorkflowVersionInput>, string[]]>([
    [
      "has no decision",
      () => stages((all) => all.filter(({ kind }) => kind !== "decision")),
      ["needs-one-decision", "notice-before-decision"],
    ],
    [
      "names an unknown department",
      () => stages((all) => all.map((stage) => ({ ...stage, departmentId: randomUUID() }))),
      ["unknown-department"],
    ],
    [
      "hangs a stage on an answer that cannot be given",
      () => stages((all) => all.map((s, i) => (i === 1 ? { ...s, onlyWhen: { field: "school", anyOf: ["a"] } } : s))),
      ["condition-without-choice"],
    ],
    [
      "asks twice",
      () => ({ form: { sections: twice(input().form.sections) } }),
      ["duplicate-section", "duplicate-field"],
    ],
    ["wants a material twice", () => ({ materials: twice(input().materials) }), ["duplicate-material"]],
    ["has an empty form", () => ({ form: { sections: [] } }), ["malformed"]],
  ])("%s is refused whole", async (_name, change, problems) => {
    const before = await versions();
    expect(await publish(change())).toEqual({ ok: false, reason: "not-publishable", problems });
    expect(await versions()).toBe(before);
  });
});

describe("nobody else publishes", () => {
  test.each(["reviewer", "manager"] as const)("a %s", async (role) => {
    const actor = await givenReviewer(worldOf(db.database), { departmentId: service.departments.police, role });
    expect(await publish({}, actor)).toMatchObject({ ok: false, reason: "not-found" });
  });

  test("an applicant", async () => {
    const { actor } = await givenApplicant(worldOf(db.database));
    expect(await publish({}, actor)).toMatchObject({ ok: false, reason: "not-found" });
  });
});

test("a service that does not exist has no versions", async () => {
  expect(await publish({ serviceId: randomUUID() })).toMatchObject({ ok: false, reason: "not-found" });
});

function twice<T>(list: readonly T[]): T[] {
  return [...list, ...list.slice(0, 1)];
}
