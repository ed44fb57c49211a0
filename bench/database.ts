import { randomBytes } from "node:crypto";
import pg from "pg";
import { systemClock } from "#lib/clock.ts";
import { type Connection, connect } from "#lib/db/client.ts";
import type { Embedded } from "#lib/db/embedded.ts";
import { openKeys } from "#lib/db/key-check.ts";
import { migrate } from "#lib/db/migrate.ts";
import { settings } from "#lib/env.ts";
import { createApiKey } from "#lib/operations/create-api-key.ts";
import { findViolations } from "#lib/queries/invariants.ts";
import { createApiKeyInput } from "#lib/schemas/api-keys.ts";
import {
  type GivenApplicant,
  type GivenService,
  givenApplicant,
  givenApplication,
  givenReviewer,
  givenService,
  hashed,
  worldOf,
} from "#prisma/seed/factories.ts";
import { fillWithApplications, type Sample } from "./bulk.ts";

/** A database with one service, people who can sign in, a partner's key, and many applications. */
export type Filled = {
  readonly url: string;
  readonly superuserUrl: string;
  readonly connection: Connection;
  readonly service: GivenService;
  readonly key: string;
  readonly reviewer: { readonly login: string; readonly password: string };
  readonly applicant: { readonly login: string; readonly password: string; readonly applicationId: string };
  readonly samples: readonly Sample[];
};

/** More than any run reaches, so that the limit is counted and never met. */
const ratePerMinute = 1_000_000;

/** Makes a database of `count` applications on the running server. */
export async function filledDatabase(
  server: Embedded,
  { name, count }: { name: string; count: number },
): Promise<Filled> {
  await administer(server.superuserUrl, `CREATE DATABASE ${name} OWNER mingjing_owner`);
  const [url, ownerUrl, superuserUrl] = [server.appUrl, server.ownerUrl, server.superuserUrl].map((text) => {
    const inside = new URL(text);
    inside.pathname = `/${name}`;
    return inside.href;
  }) as [string, string, string];
  await migrate({ url: ownerUrl });
  const connection = connect(url);
  await openKeys({ database: connection.database, source: settings() });
  const people = await givenPeople(connection);
  const { id: serviceId, workflowVersionId } = people.service;
  const plan = { count, url: superuserUrl, serviceId, workflowVersionId, reviewerId: people.reviewerId };
  const samples = await fillWithApplications(plan);
  // The same statements make few and many: what holds for few holds for many, and takes minutes less to prove.
  if (count <= 10_000) await mustBeConsistent(superuserUrl);
  return { url, superuserUrl, connection, samples, ...people };
}

async function mustBeConsistent(url: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  const violations = await findViolations(pool, 1);
  await pool.end();
  if (violations[0]) throw new Error(`the applications made in bulk break the rule ${violations[0].rule}`);
}

async function givenPeople(connection: Connection) {
  const world = worldOf(connection.database);
  const service = await givenService(world);
  const password = randomBytes(12).toString("base64url");
  const passwordHash = await hashed(password);
  const login = "reviewer@example.com";
  const departmentId = service.departments.police;
  const reviewer = await givenReviewer(world, { departmentId, email: login, passwordHash });
  const applicant = await givenApplicant(world, { passwordHash });
  const { id: applicationId } = await givenApplication(world, { service, applicant });
  const context = { ...world, clock: systemClock, actor: { kind: "system" } as const };
  const made = await createApiKey(
    context,
    createApiKeyInput.parse({ name: "测试单位", scopes: ["*"], days: 30, ratePerMinute }),
  );
  if (!made.ok) throw new Error(made.reason);
  return {
    service,
    key: made.key,
    reviewerId: reviewer.personId,
    reviewer: { login, password },
    applicant: { login: loginOf(applicant), password, applicationId },
  };
}

function loginOf({ identity }: GivenApplicant): string {
  if (!identity.email) throw new Error("an applicant without an e-mail address cannot sign in here");
  return identity.email;
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
