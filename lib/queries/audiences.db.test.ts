import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type GivenApplication,
  givenApplication,
  givenReviewer,
  givenService,
  type World,
  worldOf,
} from "#prisma/seed/factories.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { StaffActor } from "../domain/permissions.ts";
import { addInternalNote } from "../operations/add-internal-note.ts";
import { advanceApplication } from "../operations/advance-application.ts";
import { handOverApplication } from "../operations/hand-over-application.ts";
import { rejectApplication } from "../operations/reject-application.ts";
import { takeApplication } from "../operations/take-application.ts";
import { ownApplication } from "./applicant.ts";
import { publicResult } from "./public-result.ts";
import type { Reading } from "./reading.ts";
import { casePage } from "./staff-case.ts";

const canary = { note: "内部备注金丝雀", remark: "对申请人的说明", reason: "社保缴纳证明不清晰" };

let db: TestDatabase;
let world: World;
let application: GivenApplication;
let police: StaffActor;
let office: StaffActor;
let stranger: StaffActor;
const reading = (): Reading => ({ database: db.database, now: new Date(), zone: world.zone });
const step = (version: number) => ({ applicationId: application.id, version, operationId: randomUUID() });

beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  const service = await givenService(world);
  application = await givenApplication(world, { service });
  const stages = await db.database.stage.findMany({ orderBy: { position: "asc" } });
  const title = { "zh-CN": "警官", en: "Officer" };
  police = await givenReviewer(world, { departmentId: stages[1]?.departmentId ?? "", name: "李卫国", title });
  const colleague = await givenReviewer(world, { departmentId: stages[1]?.departmentId ?? "", name: "周同事" });
  office = await givenReviewer(world, { departmentId: stages[2]?.departmentId ?? "", name: "赵明" });
  stranger = await givenReviewer(world, {
    departmentId: service.departments.bank,
  });
  const by = (actor: StaffActor) => ({ ...world, actor });
  const answers = [
    await takeApplication(by(police), step(1)),
    await addInternalNote(by(police), { applicationId: application.id, operationId: randomUUID(), text: canary.note }),
    await handOverApplication(by(police), { ...step(2), toPersonId: colleague.personId, remark: undefined }),
    await handOverApplication(by(colleague), { ...step(3), toPersonId: police.personId, remark: undefined }),
    await advanceApplication(by(police), { ...step(4), remark: canary.remark }),
    await rejectApplication(by(office), { ...step(5), reasons: [canary.reason], remark: undefined }),
  ];
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true, true]);
});
afterAll(() => db.close());

describe("a visitor", () => {
  test("sees stages, dates and departments, and no name, remark, reason or note", async () => {
    const view = await publicResult(reading(), { applicationId: application.id, locale: "zh-CN" });
    const text = JSON.stringify(view);
    for (const secret of ["李卫国", "李警官", "周同事", "赵明", ...Object.values(canary), application.idNumber]) {
      expect(text).not.toContain(secret);
    }
    expect(text).not.toContain(application.applicant.identity.applicantName);
    expect(view?.timeline.map(({ event }) => event)).toEqual(["rejected", "stage-completed", "submitted"]);
    expect(view?.timeline[1]?.by).toBe("市公安局");
    expect(view?.progress).toMatchObject({ percent: 50, step: 3, steps: 4, turn: "nobody" });
  });
});

describe("the applicant", () => {
  test("sees the reviewer by the service's policy, remarks and reasons, and no note", async () => {
    const { personId } = application.applicant.actor;
    const own = await ownApplication(reading(), { id: application.id, personId, locale: "zh-CN" });
    const text = JSON.stringify(own);
    expect(own?.view.stages[1]).toMatchObject({ state: "done", reviewer: "李警官", remark: canary.remark });
    expect(own?.view.timeline[0]?.reasons).toEqual([canary.reason]);
    for (const secret of ["李卫国", "周同事", canary.note, application.idNumber]) expect(text).not.toContain(secret);
    expect(own?.view.timeline.map(({ event }) => event)).not.toContain("handed-over");
  });

  test("finds nothing that is somebody else's", async () => {
    const own = await ownApplication(reading(), { id: application.id, personId: randomUUID(), locale: "zh-CN" });
    expect(own).toBeNull();
  });
});

describe("staff", () => {
  test("of a department that had the case see all of it, with masked ID numbers", async () => {
    const page = await casePage(reading(), { id: application.id, actor: police, locale: "zh-CN" });
    expect(page?.notes.map(({ text }) => text)).toEqual([canary.note]);
    expect(page?.view.timeline.map(({ by }) => by)).toContain("李卫国");
    expect(page?.actions.verbs).toEqual([]);
    expect(JSON.stringify(page)).not.toContain(application.idNumber);
  });

  test("of another department find no case", async () => {
    expect(await casePage(reading(), { id: application.id, actor: stranger, locale: "zh-CN" })).toBeNull();
  });
});
