import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open, type SealPlace, seal } from "#lib/crypto.ts";
import type { PrismaClient } from "#lib/db/generated/client.ts";
import { type DemoFacts, refuseUnlessEmpty, seedDemo } from "#prisma/seed/seed.ts";

/** The row of `setting` that says whether the demo data are complete, and repeats what a newcomer needs to know. */
const settingName = "demo-data";

/** `facts` are sealed: an ID number and a key are among them, and a dump of the database must not tell them. */
type Recorded = { state: "loading" } | { state: "loaded"; facts: string };

const place: SealPlace = { table: "setting", column: "value", row: settingName };

/** `partial` when a start was ended while it loaded them. */
export async function demoState(database: PrismaClient): Promise<"none" | "partial" | "loaded"> {
  const recorded = await read(database);
  if (!recorded) return "none";
  return recorded.state === "loaded" ? "loaded" : "partial";
}

/** Loads the demo data into a database without any. */
export async function loadDemo(database: PrismaClient, onProgress: (text: string) => void): Promise<void> {
  await refuseUnlessEmpty(database);
  await record(database, { state: "loading" });
  const facts = await seedDemo({ database, onProgress });
  const sealed = seal(JSON.stringify(facts), place);
  await record(database, { state: "loaded", facts: Buffer.from(sealed).toString("base64") });
}

/** Writes what a newcomer needs to `demo.json` and answers it. */
export async function publishDemo(given: {
  database: PrismaClient;
  dataDir: string;
  url: string;
}): Promise<DemoFacts | null> {
  const recorded = await read(given.database);
  if (recorded?.state !== "loaded") return null;
  const facts: DemoFacts = JSON.parse(open(Buffer.from(recorded.facts, "base64"), place));
  const file = join(given.dataDir, "demo.json");
  writeFileSync(`${file}.new`, `${JSON.stringify({ url: given.url, ...facts }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return facts;
}

async function read(database: PrismaClient): Promise<Recorded | null> {
  const row = await database.setting.findUnique({ where: { name: settingName }, select: { value: true } });
  return row ? (row.value as Recorded) : null;
}

async function record(database: PrismaClient, value: Recorded): Promise<void> {
  await database.setting.upsert({
    where: { name: settingName },
    create: { name: settingName, value },
    update: { value },
  });
}
