import { officeTime } from "#lib/db/office-time.ts";
import type { Database } from "#lib/db/transaction.ts";
import type { OfficeTime } from "#lib/domain/deadlines.ts";
import type { Role, StaffActor } from "#lib/domain/permissions.ts";
import { settings } from "#lib/env.ts";
import { fileStore, temporaryFolder } from "#lib/files/places.ts";
import { noScanner } from "#lib/files/scan.ts";
import { importCalendar } from "#lib/operations/import-calendar.ts";
import { StartError } from "#lib/start-error.ts";
import { sampleAnswers, stagesFor } from "./answers.ts";
import { demoApiKey } from "./api-key.ts";
import type { Attaching } from "./attach.ts";
import { type Casting, lookupLabel, otherCastings, toldCastings } from "./castings.ts";
import {
  type GivenApplicant,
  type GivenService,
  givenApplicant,
  givenDepartments,
  givenReviewer,
  givenService,
  hashed,
  type World,
  worldOf,
} from "./factories.ts";
import { fileApplication } from "./file.ts";
import { chineseIdentity, foreignIdentity } from "./identities.ts";
import { filingMoment, movedClock, workingDaysAgo } from "./moments.ts";
import { inParallel } from "./parallel.ts";
import { demoApplicants, demoPassword, shownLogins, staffPlans } from "./people.ts";
import { play } from "./play.ts";
import { type Random, randomFrom } from "./random.ts";
import { lengthOf, scenarios } from "./scenarios.ts";
import { servicePlans } from "./services.ts";

/** What a person needs to try the demo. */
export type DemoFacts = {
  readonly accounts: readonly { role: Role; login: string; password: string; name: string }[];
  /** An application that can be looked up without an account. */
  readonly lookup: { readonly number: string; readonly idNumber: string };
  /** A key of full scope and without a limit for the partner interface. */
  readonly apiKey: string;
};

export type DemoSettings = {
  /** With the rights of the application or of the owner; the keys must be installed. */
  readonly database: Database;
  /** The office's time zone; that of the settings when absent. */
  readonly zone?: string;
  readonly now?: Date;
  /** How many applications in all. */
  readonly count?: number;
  readonly seed?: string;
  readonly attaching?: Attaching;
  /** Told how far it is, in a few words. */
  readonly onProgress?: (text: string) => void;
};

/** Demo accounts have a password that everybody knows: they never join data of somebody's own. */
export async function refuseUnlessEmpty(database: Database): Promise<void> {
  const [services, people] = await Promise.all([database.service.count(), database.person.count()]);
  if (services + people === 0) return;
  throw new StartError("The database is not empty: demo data are only loaded into an empty one.");
}

/**
 * Fills an empty database: services, offices and people are written directly, every application is filed and moved by
 * the operations, on a clock that walks through the last four months.
 */
export async function seedDemo(given: DemoSettings): Promise<DemoFacts> {
  const { database, now = new Date(), zone = settings().officeTimeZone, count = 200, onProgress } = given;
  await refuseUnlessEmpty(database);
  await importCalendar(database);
  const office = await officeTime(database, zone);
  const random = randomFrom(given.seed ?? "mingjing");
  const begin = new Date(now.getTime() - 150 * 24 * 3_600_000);
  const world = worldOf(database, { zone, random, clock: movedClock(begin) });
  const passwordHash = await hashed(demoPassword);
  const staff = await hireStaff(world, passwordHash);
  const services = await openServices(world);
  const castings = [...toldCastings, ...otherCastings(Math.max(0, count - toldCastings.length), random)];
  const applicants = await register(world, { castings, passwordHash });
  const numbers = new Map<string, string>();
  const attaching = given.attaching ?? ownAttaching();
  const show = { database, office, now, random, attaching, staff, services, applicants, numbers };
  // One person's applications follow each other: a person has one draft a service.
  const byPerson = Map.groupBy(castings, (casting) => casting.applicant);
  let played = 0;
  await inParallel([...byPerson.values()], 6, async (own) => {
    for (const casting of own) {
      await stage(show, casting);
      played += 1;
      if (played % 20 === 0) onProgress?.(`${played} of ${castings.length} applications`);
    }
  });
  return facts(numbers, await demoApiKey(database, zone));
}

function ownAttaching(): Attaching {
  return { scanning: { store: fileStore(), scanner: noScanner }, incoming: temporaryFolder() };
}

type Show = {
  readonly database: Database;
  readonly office: OfficeTime;
  readonly now: Date;
  readonly random: Random;
  readonly attaching: Attaching;
  readonly staff: ReadonlyMap<string, readonly StaffActor[]>;
  readonly services: ReadonlyMap<string, GivenService>;
  readonly applicants: ReadonlyMap<string, GivenApplicant>;
  /** Application numbers by the label of their casting. */
  readonly numbers: Map<string, string>;
};

/** Files one application and plays what happens to it. */
async function stage(show: Show, casting: Casting): Promise<void> {
  const { database, office, now, attaching, staff } = show;
  const random = show.random.fork(casting.label);
  const service = show.services.get(casting.service);
  const applicant = show.applicants.get(casting.applicant);
  if (!service || !applicant) throw new Error(`nobody to play ${casting.label}`);
  const { plan } = service;
  const answers = sampleAnswers(plan.code, random, casting.conditional);
  const story =
    typeof casting.story === "string"
      ? scenarios[casting.story]({ stages: stagesFor(plan, answers), random })
      : casting.story;
  const day = workingDaysAgo(office, now, lengthOf(story));
  const clock = movedClock(filingMoment(office, { day, now, random }));
  const context = { database, clock, zone: office.zone, actor: applicant.actor };
  const { applicationId, number } = await fileApplication(context, { applicant, plan, answers, attaching, random });
  show.numbers.set(casting.label, number);
  const setting = { database, office, now, random, clock, attaching, service, staff };
  await play(setting, { applicationId, applicant }, story.steps);
}

async function hireStaff(world: World, passwordHash: string): Promise<Map<string, StaffActor[]>> {
  const departments = await givenDepartments(world);
  const staff = new Map<string, StaffActor[]>();
  for (const { login: email, department, ...plan } of staffPlans) {
    const departmentId = department && departments[department];
    const actor = await givenReviewer(world, { ...plan, email, departmentId, passwordHash });
    if (departmentId) staff.set(departmentId, [...(staff.get(departmentId) ?? []), actor]);
  }
  return staff;
}

async function openServices(world: World): Promise<Map<string, GivenService>> {
  const opened = new Map<string, GivenService>();
  for (const [index, plan] of servicePlans.entries()) {
    opened.set(plan.code, await givenService(world, { plan, position: index + 1 }));
  }
  return opened;
}

/** Everybody who applies. Only the demo applicants that are told about can sign in. */
async function register(
  world: World,
  { castings, passwordHash }: { castings: readonly Casting[]; passwordHash: string },
): Promise<Map<string, GivenApplicant>> {
  const known = new Map<string, GivenApplicant>();
  for (const [name, person] of Object.entries(demoApplicants)) {
    known.set(name, await givenApplicant(world, { ...person, passwordHash }));
  }
  const names = new Set(castings.map((casting) => casting.applicant));
  for (const [serial, name] of [...names].filter((name) => !known.has(name)).entries()) {
    const own = world.random.fork(name);
    const foreign = name.startsWith("en/");
    const identity = foreign ? foreignIdentity(own, serial) : chineseIdentity(own, serial);
    known.set(name, await givenApplicant(world, { identity, locale: foreign ? "en" : "zh-CN" }));
  }
  return known;
}

function facts(numbers: ReadonlyMap<string, string>, apiKey: string): DemoFacts {
  const password = demoPassword;
  const applicants = Object.values(demoApplicants).map(({ identity }) => ({
    role: "applicant" as const,
    login: identity.email,
    password,
    name: identity.applicantName,
  }));
  const staff = staffPlans
    .filter(({ login }) => shownLogins.includes(login))
    .map(({ role, login, name }) => ({ role, login, password, name }));
  const number = numbers.get(lookupLabel);
  if (number === undefined) throw new Error("the look-up example was not filed");
  const { idNumber } = demoApplicants.wang.identity;
  return { accounts: [...applicants, ...staff], lookup: { number, idNumber }, apiKey };
}
