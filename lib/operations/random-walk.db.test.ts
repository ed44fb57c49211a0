import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type GivenApplication,
  type GivenService,
  givenApplication,
  givenReviewer,
  givenService,
  type World,
  worldOf,
} from "#prisma/seed/factories.ts";
import { randomFrom } from "#prisma/seed/random.ts";
import { researchProject } from "#prisma/seed/services/research-project.ts";
import { talentSettlement } from "#prisma/seed/services/talent-settlement.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { Command } from "../domain/decisions.ts";
import { refusalOf, type StaffActor, type Verb, verbs } from "../domain/permissions.ts";
import type { Status } from "../domain/workflow.ts";
import { findViolations } from "../queries/invariants.ts";
import { changeApplication } from "./change-application.ts";

/* People of all roles and offices do whatever they like. What is written must be sound, whoever was refused. */

let db: TestDatabase;
let world: World;
let services: GivenService[];
let staff: StaffActor[];

beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database, { random: randomFrom("walk") });
  services = [
    await givenService(world, { plan: talentSettlement, position: 1 }),
    await givenService(world, { plan: researchProject, position: 2 }),
  ];
  const { departments } = services[0] as GivenService;
  const offices = [departments.police, departments["human-resources"], departments.science, departments.bank];
  staff = [];
  for (const departmentId of offices) {
    staff.push(await givenReviewer(world, { departmentId }), await givenReviewer(world, { departmentId }));
    staff.push(await givenReviewer(world, { departmentId, role: "manager" }));
  }
  staff.push(await givenReviewer(world, { departmentId: null, role: "administrator" }));
});
afterAll(() => db.close());

describe("a random run of commands", () => {
  test("leaves every application where its history says, by legal steps without a gap", async () => {
    const applications: GivenApplication[] = [];
    for (let count = 0; count < 40; count += 1) {
      const service = services[count % 2] as GivenService;
      applications.push(await givenApplication(world, { service, conditional: count % 3 === 0 }));
    }
    const done = new Map<string, number>();
    for (let step = 0; step < 1_500; step += 1) {
      const application = world.random.pick(applications);
      // Two at a time, half of them out of date.
      await Promise.all([1, 2].map(() => move(application, done)));
    }
    expect(await findViolations(db.pool)).toEqual([]);
    for (const verb of verbs) expect([verb, (done.get(verb) ?? 0) > 0]).toEqual([verb, true]);
    const rows = await db.database.$queryRaw<{ audit: bigint; history: bigint; records: bigint }[]>`
      SELECT (SELECT count(*) FROM audit_entry WHERE subject_kind = 'application') AS audit,
             (SELECT count(*) FROM history_entry) AS history,
             (SELECT count(*) FROM operation_record WHERE result ? 'event') + ${applications.length} AS records`;
    expect(rows[0]?.audit).toBe(rows[0]?.history);
    expect(rows[0]?.records).toBe(rows[0]?.history);
  }, 120_000);
});

describe("role, department and verb", () => {
  test("what the table of permissions refuses, the operation refuses and writes nothing", async () => {
    const { departments } = services[0] as GivenService;
    const application = await givenApplication(world, { service: services[0] as GivenService });
    const subject = {
      applicantId: application.applicant.actor.personId,
      departmentId: departments.police,
      assigneeId: null,
      status: "in-progress" as Status,
      stageKind: "review" as const,
      reviewerIds: [],
    };
    for (const actor of [...staff, { kind: "visitor" } as const]) {
      for (const verb of verbs) {
        const refusal = refusalOf(actor, verb, subject);
        if (refusal === null) continue;
        const change = { applicationId: application.id, version: 1, operationId: randomUUID(), remark: null };
        const answer = await changeApplication({ ...world, actor }, { ...change, command: commandOf(verb) });
        expect(answer).toEqual({ ok: false, reason: refusal });
      }
    }
    const { version } = await db.database.application.findUniqueOrThrow({ where: { id: application.id } });
    expect(version).toBe(1);
  });
});

async function move(application: GivenApplication, done: Map<string, number>): Promise<void> {
  const verb = world.random.pick(verbs);
  const owner = application.applicant.actor;
  const mine = verb === "answer-correction" || verb === "withdraw";
  // Withdrawing ends a story early; it happens, but seldom.
  if (verb === "withdraw" && !world.random.chance(0.05)) return;
  if (verb === "reject" && !world.random.chance(0.2)) return;
  const actor = mine ? owner : world.random.pick(staff);
  const { version } = await db.database.application.findUniqueOrThrow({ where: { id: application.id } });
  const answer = await changeApplication(
    { ...world, actor },
    {
      applicationId: application.id,
      version: world.random.chance(0.1) ? Math.max(1, version - 1) : version,
      operationId: randomUUID(),
      command: commandOf(verb),
      remark: null,
    },
  );
  if (answer.ok) done.set(verb, (done.get(verb) ?? 0) + 1);
}

function commandOf(verb: Verb): Command {
  const { personId: id, name } = world.random.pick(staff);
  switch (verb) {
    case "take":
      return { verb, by: { id, name } };
    case "hand-over":
      return { verb, to: { id, name } };
    case "reject":
      return { verb, reasons: ["材料不符合要求"] };
    case "return":
      return {
        verb,
        toStage: world.random.pick(["police-review", "preliminary-check", "technical-review", "no-such-stage"]),
      };
    case "request-correction":
      return { verb, deficiencies: [{ target: null, problem: "缺少盖章", advice: "请补盖公章" }], answerInDays: 5 };
    case "advance":
    case "answer-correction":
    case "withdraw":
      return { verb };
  }
}
