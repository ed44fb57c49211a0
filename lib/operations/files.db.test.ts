import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { steppingClock } from "../clock.ts";
import { freshDatabase, type TestDatabase } from "../db/testing.ts";
import type { Actor } from "../domain/permissions.ts";
import { clamdScanner, noScanner, type Scanner } from "../files/scan.ts";
import { diskStore } from "../files/store.ts";
import { eicar, fakeClamd, smallPdf, usualAnswer } from "../files/testing.ts";
import { readableFile } from "../queries/readable-file.ts";
import type { Context } from "./context.ts";
import { failingOn, fileBasics } from "./file-fixtures.ts";
import { removeFile } from "./remove-file.ts";
import { scanWaitingFiles } from "./scan-file.ts";
import { sweepFiles } from "./sweep-files.ts";
import { uploadFile } from "./upload-file.ts";

let db: TestDatabase;
let folder: string;
let people: { owner: string; other: string };
let draftId: string;
let versionId: string;
let serviceId: string;

const clock = steppingClock("2026-11-02T01:00:00Z");
const applicant = (personId: string): Actor => ({ kind: "applicant", personId, name: "张三" });
const context = (personId = people.owner): Context => ({
  database: db.database,
  clock,
  actor: applicant(personId),
  zone: "Asia/Shanghai",
});
const scanning = (scanner: Scanner = noScanner) => ({ store: diskStore(folder), scanner });
const incoming = () => join(folder, "incoming");

const received = (bytes: Buffer, sentName = "护照.pdf") => {
  mkdirSync(incoming(), { recursive: true });
  const path = join(incoming(), randomUUID());
  writeFileSync(path, bytes);
  const sha256 = Uint8Array.from(createHash("sha256").update(bytes).digest());
  return { path, sentName, size: bytes.length, sha256, discard: async () => rmSync(path, { force: true }) };
};
type Sending = {
  bytes?: Buffer;
  operationId?: string;
  materialCode?: string;
  by?: string;
  scanner?: Scanner;
  owner?: Parameters<typeof uploadFile>[2]["owner"];
};
const send = (given: Sending = {}) => {
  const { bytes = smallPdf, operationId = randomUUID(), materialCode = "passport", by, scanner } = given;
  const owner = given.owner ?? { draftId };
  const input = { owner, materialCode, operationId, received: received(bytes) };
  return uploadFile(context(by), scanning(scanner), input);
};
const rows = () => db.database.applicationFile.findMany({ where: { draftId }, orderBy: { createdAt: "asc" } });
const kept = async () => Array.fromAsync(diskStore(folder).keysBefore(new Date(Date.now() + 60_000)));

beforeAll(async () => {
  db = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), "mingjing-files-"));
  ({ people, serviceId, versionId } = await fileBasics(db, clock.now()));
});
afterAll(async () => {
  await db.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await db.database.attemptCounter.deleteMany();
  await db.database.draft.updateMany({ where: { submittedAt: null }, data: { submittedAt: clock.now() } });
  const now = clock.now();
  const draft = { personId: people.owner, serviceId, workflowVersionId: versionId, fields: {} };
  const row = await db.database.draft.create({
    data: { ...draft, createdAt: now, updatedAt: now },
    select: { id: true },
  });
  draftId = row.id;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
});

describe("an upload", () => {
  test("is kept, entered, scanned and audited", async () => {
    const sent = await send();
    expect(sent).toMatchObject({ ok: true, scan: "clean" });
    const [row] = await rows();
    expect(row).toMatchObject({ name: "护照.pdf", mediaType: "application/pdf", size: smallPdf.length, scan: "clean" });
    expect(Buffer.from(row?.sha256 ?? [])).toEqual(createHash("sha256").update(smallPdf).digest());
    expect(await kept()).toEqual([row?.storageKey]);
    expect(readdirSync(incoming())).toEqual([]);
    const audit = await db.database.auditEntry.findMany({
      where: { subjectId: row?.id ?? "" },
      orderBy: { id: "asc" },
    });
    expect(audit.map((entry) => entry.action)).toEqual(["file.stored", "file.scanned"]);
    expect(JSON.stringify(audit.map((entry) => entry.detail))).not.toContain("护照");
  });

  test("sent twice is one file", async () => {
    const operationId = randomUUID();
    const both = await Promise.all([send({ operationId }), send({ operationId })]);
    const again = await send({ operationId });
    expect(new Set([...both, again].map((answer) => (answer.ok ? answer.fileId : answer.reason))).size).toBe(1);
    expect(await rows()).toHaveLength(1);
    expect(await kept()).toHaveLength(1);
  });

  test("cannot use another request's id", async () => {
    const operationId = randomUUID();
    await send({ operationId });
    const other = Buffer.from(smallPdf.toString("latin1").replace("200 200", "300 300"), "latin1");
    expect(await send({ operationId, bytes: other })).toEqual({ ok: false, reason: "other-request-with-this-id" });
    expect(await kept()).toHaveLength(1);
  });

  test("eight at once do not pass the material's limit together", async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send()));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(2);
    expect(answers.filter((answer) => !answer.ok && answer.reason === "too-many-files")).toHaveLength(6);
    expect(await kept()).toHaveLength(2);
    expect(readdirSync(incoming())).toEqual([]);
  });

  test("stops at the limit of the whole draft", async () => {
    const file = { draftId, materialCode: "many", name: "a.pdf", mediaType: "application/pdf", scan: "clean" };
    const hash = new Uint8Array(32);
    await db.database.applicationFile.createMany({
      data: Array.from({ length: 40 }, () => ({
        ...file,
        size: 1,
        sha256: hash,
        storedSha256: hash,
        storedSize: 1,
        storageKey: randomUUID(),
        createdAt: clock.now(),
      })),
    });
    expect(await send()).toEqual({ ok: false, reason: "draft-full" });
    expect(await kept()).toEqual([]);
  });

  test.each([
    ["somebody else's draft", () => send({ by: people.other }), "not-found"],
    ["a draft that is not there", () => send({ owner: { draftId: randomUUID() } }), "not-found"],
    ["somebody's application", () => send({ owner: { applicationId: randomUUID() } }), "not-found"],
    ["a material the service does not ask for", () => send({ materialCode: "other" }), "not-found"],
    ["what is no document", () => send({ bytes: Buffer.from("#!/bin/sh") }), "file-kind-not-allowed"],
  ])("to %s leaves nothing", async (_name, attempt, reason) => {
    expect(await attempt()).toEqual({ ok: false, reason });
    expect(await rows()).toEqual([]);
    expect(await kept()).toEqual([]);
    expect(readdirSync(incoming())).toEqual([]);
  });

  test("to a filed draft is refused", async () => {
    await db.database.draft.update({ where: { id: draftId }, data: { submittedAt: clock.now() } });
    expect(await send()).toEqual({ ok: false, reason: "draft-already-filed" });
  });

  test("without a transaction that commits leaves no bytes", async () => {
    const broken = { ...context(), database: failingOn(db.database, "applicationFile") };
    const input = {
      owner: { draftId },
      materialCode: "passport",
      operationId: randomUUID(),
      received: received(smallPdf),
    };
    await expect(uploadFile(broken, scanning(), input)).rejects.toThrow("the database is gone");
    expect(await kept()).toEqual([]);
    expect(readdirSync(incoming())).toEqual([]);
  });

  test("too often in an hour waits", async () => {
    const key = `upload/person/${people.owner}`;
    await db.database.attemptCounter.create({
      data: { key, points: 120, expire: BigInt(clock.now().getTime() + 60_000) },
    });
    expect(await send()).toMatchObject({ ok: false, reason: "too-many-attempts", retryAfterSeconds: 60 });
    expect(readdirSync(incoming())).toEqual([]);
  });
});

describe("the scanner", () => {
  const infected = Buffer.concat([smallPdf.subarray(0, -6), Buffer.from(`%${eicar}\n%%EOF\n`)]);

  test("keeps the test virus from everybody and from the disk", async () => {
    const clamd = await fakeClamd(usualAnswer);
    const answer = await send({ bytes: infected, scanner: clamdScanner(clamd.address) });
    await clamd.close();
    expect(answer).toEqual({ ok: false, reason: "file-infected" });
    const [row] = await rows();
    expect(row?.scan).toBe("refused");
    expect(await kept()).toEqual([]);
    expect(await readableFile(context(), row?.id ?? "")).toBeNull();
  });

  test("that is down leaves the file in quarantine until it is back", async () => {
    const down = clamdScanner("127.0.0.1:1", 200);
    expect(await send({ scanner: down })).toMatchObject({ ok: true, scan: "quarantined" });
    const [row] = await rows();
    expect(await readableFile(context(), row?.id ?? "")).toBeNull();
    clock.advance(120_000);
    const waitingSince = clock.now();
    expect(await scanWaitingFiles(context(), scanning(down), { waitingSince })).toBe(0);
    const clamd = await fakeClamd(usualAnswer);
    expect(await scanWaitingFiles(context(), scanning(clamdScanner(clamd.address)), { waitingSince })).toBe(1);
    await clamd.close();
    expect(await readableFile(context(), row?.id ?? "")).toMatchObject({ mediaType: "application/pdf" });
  });
});

describe("removing", () => {
  const sendOne = async () => {
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    return sent.fileId;
  };

  test("makes room, can be repeated, and the sweep takes the bytes an hour later", async () => {
    const fileId = await sendOne();
    await sendOne();
    expect(await send()).toEqual({ ok: false, reason: "too-many-files" });
    expect(await removeFile(context(), { fileId })).toEqual({ ok: true });
    expect(await removeFile(context(), { fileId })).toEqual({ ok: true });
    expect(await readableFile(context(), fileId)).toBeNull();
    expect((await send()).ok).toBe(true);
    const before = (await kept()).length;
    clock.advance(2 * 60 * 60 * 1000);
    await sweepFiles(context(), { ...scanning(), temporaryFolder: incoming() });
    expect((await kept()).length).toBe(before - 1);
    expect(await db.database.applicationFile.findUnique({ where: { id: fileId } })).toBeNull();
  });

  test("is the owner's alone, and over once the draft is filed", async () => {
    const fileId = await sendOne();
    expect(await removeFile(context(people.other), { fileId })).toEqual({ ok: false, reason: "not-found" });
    expect(await removeFile(context(), { fileId: randomUUID() })).toEqual({ ok: false, reason: "not-found" });
    await db.database.draft.update({ where: { id: draftId }, data: { submittedAt: clock.now() } });
    expect(await removeFile(context(), { fileId })).toEqual({ ok: false, reason: "draft-already-filed" });
  });
});

test("the sweep finds bytes without a row and half uploads, and spares the rest", async () => {
  const sent = await send();
  expect(sent.ok).toBe(true);
  const orphan = await diskStore(folder).keep(received(smallPdf).path);
  const half = received(smallPdf).path;
  const old = (clock.now().getTime() - 2 * 60 * 60 * 1000) / 1000;
  for (const key of await kept()) utimesSync(join(folder, key.slice(0, 2), key), old, old);
  utimesSync(half, old, old);
  const swept = await sweepFiles(context(), { ...scanning(), temporaryFolder: incoming() });
  expect(swept).toMatchObject({ orphans: 1, temporaries: 1 });
  expect(await kept()).toHaveLength(1);
  expect(await kept()).not.toContain(orphan);
});

describe("who may open a draft's file", () => {
  test("its writer alone", async () => {
    const sent = await send();
    if (!sent.ok) throw new Error(sent.reason);
    const staff = { kind: "staff", personId: people.other, departmentId: null, name: "李", title: null } as const;
    const askers: [Actor, boolean][] = [
      [applicant(people.owner), true],
      [applicant(people.other), false],
      [{ kind: "visitor" }, false],
      [{ ...staff, role: "reviewer" }, false],
      [{ ...staff, role: "administrator" }, false],
      [{ kind: "partner", partnerId: "x" }, false],
    ];
    for (const [actor, may] of askers) {
      expect((await readableFile({ database: db.database, actor }, sent.fileId)) !== null, actor.kind).toBe(may);
    }
    for (const id of ["", "x", "../../etc/passwd", randomUUID()]) {
      expect(await readableFile(context(), id)).toBeNull();
    }
  });
});
