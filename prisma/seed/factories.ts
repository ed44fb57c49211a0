import { randomBytes, randomUUID } from "node:crypto";
import { type Clock, systemClock } from "#lib/clock.ts";
import { drawPublicId } from "#lib/db/submission.ts";
import { type Database, inTransaction, sessionIn } from "#lib/db/transaction.ts";
import { serviceBy } from "#lib/db/workflow-version.ts";
import { localDate } from "#lib/domain/dates.ts";
import type { Locale, LocalizedText } from "#lib/domain/localized-text.ts";
import type { ApplicantActor, StaffActor, StaffRole } from "#lib/domain/permissions.ts";
import { publishWorkflowVersion } from "#lib/operations/publish-workflow-version.ts";
import { submitApplication } from "#lib/operations/submit-application.ts";
import { hashPassword } from "#lib/passwords.ts";
import { answersSchema, fieldsOf } from "#lib/schemas/form-definition.ts";
import { sampleAnswers, type TypedAnswers } from "./answers.ts";
import { type DepartmentCode, departmentCodes, departmentPlans } from "./departments.ts";
import { chineseIdentity, type DemoIdentity } from "./identities.ts";
import { type Random, randomFrom } from "./random.ts";
import type { ServicePlan } from "./service-plan.ts";
import { talentSettlement } from "./services/talent-settlement.ts";

/** What every factory works on; any database from `freshDatabase()` will do. */
export type World = {
  readonly database: Database;
  readonly clock: Clock;
  readonly zone: string;
  readonly random: Random;
};

export function worldOf(database: Database, given: Partial<Omit<World, "database">> = {}): World {
  return { database, clock: systemClock, zone: "Asia/Shanghai", random: randomFrom(randomUUID()), ...given };
}

let noPassword: Promise<string> | undefined;

/** A password hash that no known password matches, for people who never sign in. */
export function unmatchableHash(): Promise<string> {
  noPassword ??= hashed(randomBytes(24).toString("base64"));
  return noPassword;
}

/** All offices of the demo city, made on first use. */
export async function givenDepartments({ database }: World): Promise<Readonly<Record<DepartmentCode, string>>> {
  await database.department.createMany({
    data: departmentCodes.map((code) => ({ code, ...departmentPlans[code] })),
    skipDuplicates: true,
  });
  const rows = await database.department.findMany({ select: { id: true, code: true } });
  return Object.fromEntries(rows.map((row) => [row.code, row.id])) as Record<DepartmentCode, string>;
}

export type GivenService = {
  readonly id: string;
  readonly plan: ServicePlan;
  readonly workflowVersionId: string;
  readonly departments: Readonly<Record<DepartmentCode, string>>;
};

/** A service with its first version published; talent settlement unless another plan is given. */
export async function givenService(
  world: World,
  { plan = talentSettlement, position = 1 }: { plan?: ServicePlan; position?: number } = {},
): Promise<GivenService> {
  const departments = await givenDepartments(world);
  const { stages, form, materials, department, ...columns } = plan;
  const { id } = await world.database.service.create({
    data: { ...columns, position, departmentId: departments[department] },
    select: { id: true },
  });
  const published = await publishWorkflowVersion(
    { ...world, actor: { kind: "system" } },
    {
      serviceId: id,
      operationId: randomUUID(),
      form,
      materials,
      stages: stages.map(({ department: at, onlyWhen, ...stage }) => ({
        ...stage,
        departmentId: departments[at],
        onlyWhen: onlyWhen ?? null,
      })),
    },
  );
  if (!published.ok) throw new Error(`${plan.code} cannot be published: ${JSON.stringify(published)}`);
  return { id, plan, workflowVersionId: published.workflowVersionId, departments };
}

/** Somebody of the staff; a reviewer with a name of their own unless told otherwise. */
export async function givenReviewer(
  { database, random, clock }: World,
  given: {
    departmentId: string | null;
    role?: StaffRole;
    name?: string;
    title?: LocalizedText | null;
    email?: string;
    passwordHash?: string;
  },
): Promise<StaffActor> {
  const identity = chineseIdentity(random, random.int(0, 8999));
  const { departmentId, role = "reviewer", name = identity.applicantName, title = null } = given;
  const row = await database.person.create({
    data: {
      role,
      name,
      departmentId,
      email: given.email ?? `${randomUUID()}@example.com`,
      passwordHash: given.passwordHash ?? (await unmatchableHash()),
      createdAt: clock.now(),
      ...(title ? { title } : {}),
    },
    select: { id: true },
  });
  return { kind: "staff", personId: row.id, role, departmentId, name, title };
}

export type GivenApplicant = {
  readonly actor: ApplicantActor;
  readonly identity: DemoIdentity;
  readonly locale: Locale;
};

/** An applicant with an account; `password` makes it one that can be signed in to. */
export async function givenApplicant(
  { database, random, clock }: World,
  given: { identity?: DemoIdentity; locale?: Locale; passwordHash?: string; password?: string } = {},
): Promise<GivenApplicant> {
  const unique = randomUUID();
  const identity = given.identity ?? {
    ...chineseIdentity(random, random.int(0, 8999)),
    email: `${unique}@example.com`,
  };
  const { locale = "zh-CN" } = given;
  const passwordHash = given.passwordHash ?? (await (given.password ? hashed(given.password) : unmatchableHash()));
  const name = identity.applicantName;
  const { id } = await database.person.create({
    data: { role: "applicant", name, email: identity.email, passwordHash, locale, createdAt: clock.now() },
    select: { id: true },
  });
  return { actor: { kind: "applicant", personId: id, name }, identity, locale };
}

export type GivenApplication = {
  readonly id: string;
  readonly number: string;
  readonly idNumber: string;
  readonly applicant: GivenApplicant;
};

/**
 * An application just filed, by the operation that files drafts but without a draft and files: `conditional` asks for
 * the stage that only some applications have.
 */
export async function givenApplication(
  world: World,
  given: { service: GivenService; applicant?: GivenApplicant; answers?: TypedAnswers; conditional?: boolean },
): Promise<GivenApplication> {
  const { service, conditional = false } = given;
  const applicant = given.applicant ?? (await givenApplicant(world));
  const typed = given.answers ?? sampleAnswers(service.plan.code, world.random, conditional);
  const today = localDate(world.clock.now(), world.zone);
  const checked = answersSchema(fieldsOf(service.plan.form), today).parse(typed);
  const answers = Object.fromEntries(Object.entries(checked).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
  const row = await serviceBy(world.database, { id: service.id });
  if (!row) throw new Error(`there is no service ${service.id}`);
  const context = { ...world, actor: applicant.actor };
  const { workflowVersionId } = service;
  const { identity, locale } = applicant;
  const submission = { service: row, workflowVersionId, identity, answers, locale, operationId: randomUUID() };
  const filed = await inTransaction(world.database, async (transaction) => {
    const session = sessionIn(transaction);
    return submitApplication(session, context, { ...submission, publicId: await drawPublicId(session) });
  });
  return { id: filed.applicationId, number: filed.number, idNumber: identity.idNumber, applicant };
}

/** The hash of a password that demo accounts share. */
export async function hashed(password: string): Promise<string> {
  const made = await hashPassword(password);
  if (!made.ok) throw new Error("too many passwords are being hashed at once");
  return made.hash;
}
