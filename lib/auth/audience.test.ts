import { expect, test } from "vitest";
import type { Actor, StaffRole } from "../domain/permissions.ts";
import { type Audience, admit } from "./audience.ts";

const staff = (role: StaffRole): Actor => ({
  kind: "staff",
  personId: "p",
  role,
  departmentId: "d",
  name: "李",
  title: null,
});
const actors = {
  visitor: { kind: "visitor" },
  applicant: { kind: "applicant", personId: "p", name: "张" },
  reviewer: staff("reviewer"),
  manager: staff("manager"),
  administrator: staff("administrator"),
  partner: { kind: "partner", partnerId: "x" },
  system: { kind: "system" },
} satisfies Record<string, Actor>;

const admitted: Record<Audience, (keyof typeof actors)[]> = {
  anyone: ["visitor", "applicant", "reviewer", "manager", "administrator", "partner", "system"],
  applicant: ["applicant"],
  staff: ["reviewer", "manager", "administrator"],
  administrator: ["administrator"],
  "applicant-or-staff": ["applicant", "reviewer", "manager", "administrator"],
};

const cases = (Object.keys(admitted) as Audience[]).flatMap((audience) =>
  (Object.keys(actors) as (keyof typeof actors)[]).map((name) => [audience, name] as const),
);

test.each(cases)("%s, asked by %s", (audience, name) => {
  const answer = admit(audience, actors[name]);
  expect(answer.ok).toBe(admitted[audience].includes(name));
  if (!answer.ok) expect(answer.reason).toBe(name === "visitor" ? "signed-out" : "not-found");
});
