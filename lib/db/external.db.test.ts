import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, mustBeUsable } from "./client.ts";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";

/* An operator's own server: one login that is not ours, and no role of ours before the first migration. */

const dataDir = mkdtempSync(join(tmpdir(), "mingjing-external-"));
let server: Embedded;
let root: pg.Client;

beforeAll(async () => {
  chmodSync(dataDir, 0o711);
  server = await startEmbedded({ dataDir, durable: false });
  root = new pg.Client({ connectionString: server.superuserUrl });
  await root.connect();
  await root.query("DROP DATABASE mingjing");
  await root.query("DROP ROLE mingjing_app");
});
afterAll(async () => {
  await root.end();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function login(name: string, attributes: string): Promise<string> {
  await root.query(`CREATE ROLE ${name} LOGIN PASSWORD 'secret' ${attributes}`);
  await root.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(server.superuserUrl);
  Object.assign(url, { username: name, password: "secret", pathname: `/${name}` });
  return url.href;
}

test("a user that may not create roles is told what an administrator must do", async () => {
  const url = await login("humble", "");
  await expect(migrate({ url })).rejects.toThrow("CREATE ROLE mingjing_app NOLOGIN");
});

test("with one login the program gives itself the limited role and works with its rights alone", async () => {
  const url = await login("portal", "CREATEROLE");
  await migrate({ url });
  const app = connect(url);
  try {
    await mustBeUsable(app, url);
    const who = await app.pool.query(
      "SELECT current_user AS role, current_setting('statement_timeout') AS patience, rolcanlogin FROM pg_roles WHERE rolname = 'mingjing_app'",
    );
    expect(who.rows).toEqual([{ role: "mingjing_app", patience: "5s", rolcanlogin: false }]);
    expect(await app.database.application.count()).toBe(0);
    await expect(app.pool.query("UPDATE history_entry SET remark = ''")).rejects.toThrow("permission denied");
    await expect(app.pool.query("CREATE TABLE x ()")).rejects.toThrow("permission denied");
  } finally {
    await app.close();
  }
  expect((await migrate({ url })).applied).toEqual([]);
});

test("a second database's user without the role is told to ask for it", async () => {
  const url = await login("second", "");
  const app = connect(url);
  await expect(mustBeUsable(app, url)).rejects.toThrow('GRANT mingjing_app TO "second"');
  await app.close();
});
