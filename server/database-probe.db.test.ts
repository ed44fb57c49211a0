import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { freshDatabase, type TestDatabase } from "../lib/db/testing.ts";
import { type DatabaseProbe, poolAnswers, watchDatabase } from "./database-probe.ts";
import { type FaultProxy, faultProxy } from "./testing/fault-proxy.ts";

let db: TestDatabase;
let proxy: FaultProxy;
let probe: DatabaseProbe;
let changes: boolean[];

beforeEach(async () => {
  db = await freshDatabase();
  proxy = await faultProxy(db.url);
  changes = [];
  probe = watchDatabase(proxy.url, (up) => changes.push(up));
});
afterEach(async () => {
  await probe.stop();
  await proxy.close();
  await db.close();
});

test("a database that answers is up and quick", async () => {
  expect(await probe.ask()).toBe(true);
  expect(probe.isUp() && probe.isQuick()).toBe(true);
});

test("a refused connection shows at once, and recovery too", async () => {
  await probe.ask();
  await proxy.refuse();
  await until(() => !probe.isUp());
  await proxy.accept();
  await until(() => probe.isUp());
  expect(changes).toEqual([false, true]);
});

test("a database that swallows everything is late at once and soon down", async () => {
  await probe.ask();
  proxy.swallow(true);
  const started = performance.now();
  await until(() => !probe.isQuick());
  await until(() => !probe.isUp());
  expect(performance.now() - started).toBeLessThan(9000);
  proxy.swallow(false);
  await until(() => probe.isUp());
});

test("a database that is late for a moment is late and not away", async () => {
  await probe.ask();
  proxy.swallow(true);
  await until(() => !probe.isQuick());
  await sleep(1500);
  proxy.swallow(false);
  await until(() => probe.isQuick());
  expect(changes).toEqual([]);
});

test("an exhausted pool counts as no answer", async () => {
  const pool = new pg.Pool({ connectionString: db.url, max: 1 });
  expect(await poolAnswers(pool)).toBe(true);
  const taken = await pool.connect();
  expect(await poolAnswers(pool)).toBe(false);
  taken.release();
  await pool.end();
});

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !condition(); i += 1) await sleep(25);
  expect(condition()).toBe(true);
}
