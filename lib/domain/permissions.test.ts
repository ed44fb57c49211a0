import { describe, expect, test } from "vitest";
import { type Actor, maySee, refusalOf, roles, type StaffActor, type Subject, verbs } from "./permissions.ts";
import { type StageKind, stageKinds, statuses } from "./workflow.ts";

const subject: Subject = {
  applicantId: "applicant",
  departmentId: "police",
  assigneeId: null,
  status: "in-progress",
  stageKind: "review",
  reviewerIds: [],
};
const staff = (given: Partial<StaffActor> = {}): StaffActor => ({
  ...{ kind: "staff", personId: "me", role: "reviewer", departmentId: "police", name: "李明辉", title: null },
  ...given,
});
const others: Record<string, Actor> = {
  visitor: { kind: "visitor" },
  applicant: { kind: "applicant", personId: "applicant", name: "王小明" },
  stranger: { kind: "applicant", personId: "stranger", name: "张三" },
  partner: { kind: "partner", partnerId: "p" },
  system: { kind: "system" },
  reviewer: staff(),
  manager: staff({ role: "manager" }),
  administrator: staff({ role: "administrator", departmentId: null }),
  "reviewer elsewhere": staff({ departmentId: "bank" }),
  "manager elsewhere": staff({ role: "manager", departmentId: "bank" }),
  "reviewer without a department": staff({ departmentId: null }),
};

const office = "take hand-over advance reject return request-correction";
const allowed: Record<keyof typeof others, string> = {
  visitor: "",
  applicant: "answer-correction withdraw",
  stranger: "",
  partner: "advance reject return request-correction withdraw",
  system: "withdraw",
  reviewer: office,
  manager: office,
  administrator: "",
  "reviewer elsewhere": "",
  "manager elsewhere": "",
  "reviewer without a department": "",
};

describe("who may do what to a case with the police that nobody has", () => {
  test.each(Object.entries(others))("%s", (who, actor) => {
    const may = verbs.filter((verb) => refusalOf(actor, verb, subject) === null);
    expect(may.sort()).toEqual((allowed[who] ?? "").split(" ").filter(Boolean).sort());
    for (const verb of verbs.filter((candidate) => !may.includes(candidate))) {
      expect(refusalOf(actor, verb, subject)).toBe("not-found");
    }
  });
});

describe("a case that a colleague has", () => {
  const taken = { ...subject, assigneeId: "colleague" };

  test("is not a reviewer's, whatever they want to do", () => {
    for (const verb of office.split(" ") as (typeof verbs)[number][]) {
      expect(refusalOf(staff(), verb, taken)).toBe("assigned-to-other");
      expect(refusalOf(staff(), verb, { ...taken, assigneeId: "me" })).toBeNull();
    }
  });

  test("can be taken over and moved on by the manager", () => {
    expect(refusalOf(staff({ role: "manager" }), "take", taken)).toBeNull();
    expect(refusalOf(staff({ role: "manager" }), "advance", taken)).toBeNull();
  });
});

describe("one's own case", () => {
  const own = { ...subject, applicantId: "me" };

  test.each(roles.filter((role) => role !== "applicant"))("is never judged nor opened by its own %s", (role) => {
    const actor = staff({ role, departmentId: role === "administrator" ? null : "police" });
    for (const verb of verbs) expect(refusalOf(actor, verb, own)).not.toBeNull();
    expect(maySee(actor, own, ["police"])).toBe(false);
  });
});

describe("four eyes", () => {
  const judged = { ...subject, reviewerIds: ["me"] };

  test.each(stageKinds)("at %s", (stageKind: StageKind) => {
    const refusals = (["advance", "reject"] as const).map((verb) => refusalOf(staff(), verb, { ...judged, stageKind }));
    expect(refusals).toEqual(stageKind === "decision" ? ["four-eyes", "four-eyes"] : [null, null]);
  });

  test("bind managers as well, and leave the other ways open", () => {
    const decision = { ...judged, stageKind: "decision" as const };
    expect(refusalOf(staff({ role: "manager" }), "advance", decision)).toBe("four-eyes");
    for (const verb of ["take", "hand-over", "return", "request-correction"] as const) {
      expect(refusalOf(staff(), verb, decision)).toBeNull();
    }
    expect(refusalOf(staff({ personId: "second" }), "advance", decision)).toBeNull();
  });
});

describe("who may read a case", () => {
  const seen: Record<keyof typeof others, [now: boolean, afterwards: boolean]> = {
    visitor: [false, false],
    applicant: [true, true],
    stranger: [false, false],
    partner: [false, false],
    system: [true, true],
    reviewer: [true, true],
    manager: [true, true],
    administrator: [true, true],
    "reviewer elsewhere": [false, false],
    "manager elsewhere": [false, false],
    "reviewer without a department": [false, false],
  };

  test.each(Object.entries(others))("%s, while the police have it and after they had it", (who, actor) => {
    const later = { ...subject, departmentId: "human-resources" };
    expect([maySee(actor, subject, []), maySee(actor, later, ["police"])]).toEqual(seen[who]);
  });

  test("no status changes who is let in", () => {
    for (const status of statuses) {
      expect(refusalOf(others.stranger ?? staff(), "withdraw", { ...subject, status })).toBe("not-found");
    }
  });
});
