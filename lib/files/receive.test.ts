import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { receiveFile } from "./receive.ts";
import { smallPdf } from "./testing.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mingjing-receive-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const left = () => readdirSync(folder);
const megabyte = 1024 * 1024;

const sent = (parts: [string, string | File][]) => {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return new Request("http://site.invalid/files", { method: "POST", body: form });
};
const raw = (body: BodyInit, type = "multipart/form-data; boundary=b") =>
  new Request("http://site.invalid/files", {
    method: "POST",
    body,
    headers: { "content-type": type },
    duplex: "half",
  } as RequestInit);

describe("a file that arrives whole", () => {
  test("is kept with its fields and the hash of what was sent", async () => {
    const bytes = randomBytes(3 * megabyte);
    const received = await receiveFile(
      sent([
        ["materialCode", "护照"],
        ["file", new File([bytes], "护照.pdf")],
      ]),
      folder,
    );
    if (!received.ok) throw new Error(received.reason);
    expect(received.fields).toEqual({ materialCode: "护照" });
    expect(received.file.sentName).toBe("护照.pdf");
    expect(received.file.size).toBe(bytes.length);
    expect(Buffer.from(received.file.sha256)).toEqual(createHash("sha256").update(bytes).digest());
    expect(readFileSync(received.file.path).equals(bytes)).toBe(true);
    await received.file.discard();
    expect(left()).toEqual([]);
  });

  test("fields may follow the file", async () => {
    const received = await receiveFile(
      sent([
        ["file", new File([smallPdf], "a.pdf")],
        ["draftId", "d"],
      ]),
      folder,
    );
    expect(received).toMatchObject({ ok: true, fields: { draftId: "d" } });
  });

  test("of exactly 10 MB is taken, and one byte more is not", async () => {
    const exactly = await receiveFile(sent([["file", new File([Buffer.alloc(10 * megabyte)], "a.pdf")]]), folder);
    expect(exactly.ok).toBe(true);
    if (exactly.ok) await exactly.file.discard();
    const more = await receiveFile(
      sent([
        ["next", "/me"],
        ["file", new File([Buffer.alloc(10 * megabyte + 1)], "a.pdf")],
      ]),
      folder,
    );
    expect(more).toEqual({ ok: false, reason: "file-too-large", fields: { next: "/me" } });
    expect(left()).toEqual([]);
  });
});

describe("what is refused leaves nothing behind", () => {
  const file = () => new File([smallPdf], "a.pdf");
  const cases: [string, () => Request, string][] = [
    ["no file", () => sent([["draftId", "d"]]), "file-missing"],
    ["a form sent without choosing one", () => sent([["file", new File([], "")]]), "file-missing"],
    ["an empty file", () => sent([["file", new File([], "a.pdf")]]), "file-empty"],
    [
      "two files",
      () =>
        sent([
          ["file", file()],
          ["file", file()],
        ]),
      "upload-broken",
    ],
    [
      "a field twice",
      () =>
        sent([
          ["a", "1"],
          ["a", "2"],
          ["file", file()],
        ]),
      "upload-broken",
    ],
    [
      "too many fields",
      () => sent([...Array(20).keys()].map((key) => [`f${key}`, "x"] as [string, string])),
      "file-missing",
    ],
    [
      "a huge field",
      () =>
        sent([
          ["a", "x".repeat(5000)],
          ["file", file()],
        ]),
      "upload-broken",
    ],
    [
      "NUL in a field",
      () =>
        sent([
          ["a", "x\0"],
          ["file", file()],
        ]),
      "upload-broken",
    ],
    ["another content type", () => raw("x=1", "application/x-www-form-urlencoded"), "upload-broken"],
    ["no boundary", () => raw("x", "multipart/form-data"), "upload-broken"],
    ["an empty boundary", () => raw("x", "multipart/form-data; boundary="), "upload-broken"],
    ["rubbish", () => raw("rubbish"), "upload-broken"],
    ["a body that stops in the file", () => raw(cutOff()), "upload-broken"],
    ["endless headers of a part", () => raw(`--b\r\nX: ${"x".repeat(100_000)}`), "upload-broken"],
  ];
  test.each(cases)("%s", async (_name, request, reason) => {
    const received = await receiveFile(request(), folder);
    expect(received).toMatchObject({ ok: false });
    if (!received.ok && reason === "upload-broken")
      expect(["upload-broken", "file-missing"]).toContain(received.reason);
    else expect(received).toMatchObject({ reason });
    expect(left()).toEqual([]);
  });

  test("a sender who goes away in the middle", async () => {
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled === 1) controller.enqueue(Buffer.from(cutOff()));
        else if (pulled < 20) controller.enqueue(Buffer.alloc(65_536));
        else controller.error(new Error("aborted"));
      },
    });
    expect(await receiveFile(raw(body), folder)).toMatchObject({ ok: false, reason: "upload-broken" });
    expect(left()).toEqual([]);
  });

  test("a body without end is cut", async () => {
    let first = true;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(first ? Buffer.from(cutOff()) : Buffer.alloc(megabyte));
        first = false;
      },
    });
    expect(await receiveFile(raw(body), folder)).toMatchObject({ ok: false, reason: "upload-broken" });
    expect(left()).toEqual([]);
  });

  test("a place that cannot be written is a refusal or an error, never a hang", async () => {
    const missing = join(folder, "file");
    const { writeFileSync } = await import("node:fs");
    writeFileSync(missing, "");
    await expect(receiveFile(sent([["file", file()]]), missing)).rejects.toThrow();
  });
});

function cutOff(): string {
  return '--b\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 ...';
}
