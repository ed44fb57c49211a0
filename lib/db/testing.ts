import { randomBytes } from "node:crypto";
import pg from "pg";
import { type Connection, connect } from "./client.ts";
import type { PrismaClient } from "./generated/client.ts";

/** Set by scripts/testing/database-server.ts, which runs once before all database tests. */
const administrationUrl = () => process.env.TEST_DATABASE_ADMIN_URL ?? "";
export const templateName = "mingjing_template";

export type TestDatabase = {
  /** As web and worker see it. */
  database: PrismaClient;
  pool: pg.Pool;
  url: string;
  /** With the rights of migrations and seed. */
  owner: Connection;
  ownerUrl: string;
  close(): Promise<void>;
};

/** A database of one's own, cloned from the migrated template in a few milliseconds; `close` drops it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${templateName} OWNER mingjing_owner`);
  const url = urlOf(name, "mingjing_app", process.env.TEST_DATABASE_APP_PASSWORD);
  const ownerUrl = urlOf(name, "mingjing_owner", process.env.TEST_DATABASE_OWNER_PASSWORD);
  const app = connect(url);
  const owner = connect(ownerUrl, { as: "owner" });
  return {
    database: app.database,
    pool: app.pool,
    url,
    owner,
    ownerUrl,
    async close() {
      await Promise.all([app.close(), owner.close()]);
      await administer(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** An empty database without any table, for tests of the migrations themselves. */
export async function emptyDatabase(): Promise<{ ownerUrl: string; close(): Promise<void> }> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  await administer(`CREATE DATABASE ${name} OWNER mingjing_owner`);
  return {
    ownerUrl: urlOf(name, "mingjing_owner", process.env.TEST_DATABASE_OWNER_PASSWORD),
    close: () => administer(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: administrationUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(name: string, user: string, password = ""): string {
  const url = new URL(administrationUrl());
  url.username = user;
  url.password = password;
  url.pathname = `/${name}`;
  return url.href;
}
