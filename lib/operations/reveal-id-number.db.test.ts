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
import type { Context } from "./context.ts";
import { revealAction, revealIdNumber, revealsPerDay } from "./reveal-id-number.ts";

let db: TestDatabase;
let world: World;
let application: GivenApplication;
let departments: { police: string; bank: string };
beforeAll(async () => {
  db = await freshDatabase();
  world = worldOf(db.database);
  const service = await givenService(world);
  departments = service.departments;
  application = await givenApplication(world, { service });
});
afterAll(() => db.close());

const by = (actor: Context["actor"]): Context => ({ ...world, actor });
const input = () => ({ applicationId: application.id, purpose: "compare-documents" as const, explanation: undefined });
const shown = ({ personId }: StaffActor) =>
  db.database.auditEntry.findMany({ where: { actorId: personId, action: revealAction } });

describe("the whole ID number", () => {
  test("is shown to a reviewer and a manager of the department that has the case, with an audit row each time", async () => {
    for (const role of ["reviewer", "manager"] as const) {
      const actor = await givenReviewer(world, { departmentId: departments.police, role });
      for (const explanation of [undefined, "来电核实"]) {
        const answer = await revealIdNumber(by(actor), { ...input(), explanation });
        expect(answer).toMatchObject({ ok: true, idNumber: application.idNumber });
      }
      const rows = await shown(actor);
      expect(rows.map(({ subjectId, detail }) => [subjectId, detail])).toEqual([
        [application.id, { purpose: "compare-documents" }],
        [application.id, { purpose: "compare-documents", explanation: "来电核实" }],
      ]);
    }
  });

  test("is nobody else's to see, and nothing is written", async () => {
    const strangers = [
      await givenReviewer(world, { departmentId: departments.bank }),
      await givenReviewer(world, { departmentId: null, role: "administrator" }),
      await givenReviewer(world, { departmentId: departments.police, role: "administrator" }),
    ];
    for (const actor of [...strangers, application.applicant.actor, { kind: "visitor" } as const]) {
      expect(await revealIdNumber(by(actor), input())).toEqual({ ok: false, reason: "not-found" });
    }
    for (const actor of strangers) expect(await shown(actor)).toEqual([]);
  });

  test("is not shown when the audit row cannot be written", async () => {
    const actor = await givenReviewer(world, { departmentId: departments.police });
    await db.owner.pool.query(`CREATE FUNCTION fail_audit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'planted'; END $$`);
    await db.owner.pool.query(
      "CREATE TRIGGER planted BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION fail_audit()",
    );
    await expect(revealIdNumber(by(actor), input())).rejects.toThrow();
    await db.owner.pool.query("DROP TRIGGER planted ON audit_entry");
  });
});

describe("the daily limit", () => {
  test("holds when all of it is asked for at once, and ends with the office's day", async () => {
    const actor = await givenReviewer(world, { departmentId: departments.police });
    const answers = [];
    for (let round = 0; round < revealsPerDay / 5 + 2; round += 1) {
      answers.push(...(await Promise.all(Array.from({ length: 5 }, () => revealIdNumber(by(actor), input())))));
    }
    expect(answers.filter(({ ok }) => ok)).toHaveLength(revealsPerDay);
    expect(answers.at(-1)).toEqual({ ok: false, reason: "reveal-quota-used" });
    expect(await shown(actor)).toHaveLength(revealsPerDay);
    const tomorrow = { now: () => new Date(Date.now() + 24 * 3_600_000) };
    expect(await revealIdNumber({ ...by(actor), clock: tomorrow }, input())).toMatchObject({ ok: true });
  });

  test("is each person's own", async () => {
    const fresh = await givenReviewer(world, { departmentId: departments.police });
    expect(await revealIdNumber(by(fresh), input())).toMatchObject({ ok: true });
  });
});
