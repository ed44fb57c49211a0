import type { TestDatabase } from "../db/testing.ts";

/** Two applicants, and a service that asks for a passport (two files) and for many others. */
export async function fileBasics({ owner }: TestDatabase, now: Date) {
  const text = { "zh-CN": "护照", en: "Passport" };
  const department = await owner.database.department.create({
    data: { code: "police", name: text, hotline: "12345", hours: text },
  });
  const person = (email: string) =>
    owner.database.person.create({ data: { role: "applicant", name: "张三", email, passwordHash: "-" } });
  const [first, second] = [await person("a@example.com"), await person("b@example.com")];
  const service = await owner.database.service.create({
    data: {
      code: "visa",
      prefix: "VA",
      position: 1,
      name: text,
      summary: text,
      issuer: text,
      departmentId: department.id,
      reviewerDisplay: "department",
      hotline: "12345",
    },
  });
  const stage = { name: text, meaning: text, applicantDoes: text, completedLabel: text, departmentId: department.id };
  const version = await owner.database.workflowVersion.create({
    data: {
      serviceId: service.id,
      number: 1,
      form: { sections: [] },
      publishedAt: now,
      stages: { create: [{ ...stage, position: 0, code: "submitted", kind: "submitted" }] },
      materials: {
        create: [
          { position: 0, code: "passport", name: text, hint: text, required: true, maxFiles: 2 },
          { position: 1, code: "many", name: text, hint: text, required: false, maxFiles: 99 },
        ],
      },
    },
  });
  return { people: { owner: first.id, other: second.id }, serviceId: service.id, versionId: version.id };
}

/** A database whose transactions fail when they reach one table. */
export function failingOn(database: TestDatabase["database"], table: string): TestDatabase["database"] {
  const failing = (transaction: object) =>
    new Proxy(transaction, {
      get(target, name) {
        if (name === table) throw new Error("the database is gone");
        return Reflect.get(target, name);
      },
    });
  return new Proxy(database, {
    get(target, name) {
      if (name !== "$transaction") return Reflect.get(target, name);
      return (work: (transaction: object) => unknown) =>
        target.$transaction((transaction) => work(failing(transaction)) as never);
    },
  });
}
