import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbedded } from "#lib/db/embedded.ts";
import { migrate } from "#lib/db/migrate.ts";
import { templateName } from "#lib/db/testing.ts";
import { newKeyText } from "#lib/keys.ts";

/** Runs once before the database tests: one server, one migrated template. What it returns runs after them. */
export async function setup(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(process.env.TEST_DATA_ROOT ?? tmpdir(), "mingjing-test-"));
  chmodSync(dataDir, 0o711);
  const server = await startEmbedded({ dataDir, durable: false });
  const template = server.ownerUrl.replace(/\/[^/]*$/, `/${templateName}`);
  const client = new pg.Client({ connectionString: server.superuserUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateName} OWNER mingjing_owner`);
  await client.end();
  await migrate({ url: template });
  process.env.KEYS ??= newKeyText();
  process.env.TEST_DATABASE_ADMIN_URL = server.superuserUrl;
  process.env.TEST_DATABASE_OWNER_PASSWORD = new URL(server.ownerUrl).password;
  process.env.TEST_DATABASE_APP_PASSWORD = new URL(server.appUrl).password;
  return async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
