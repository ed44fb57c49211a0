import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { examineFile } from "./examine.ts";
import { smallImage, smallPdf } from "./testing.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mingjing-examine-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest();

const examine = (bytes: Uint8Array, sentName: string) => {
  const path = join(folder, "received");
  writeFileSync(path, bytes);
  const discard = async () => rmSync(path, { force: true });
  return examineFile({ path, sentName, size: bytes.length, sha256: Uint8Array.from(sha256(bytes)), discard });
};
const accepted = async (bytes: Uint8Array, name: string) => {
  const examined = await examine(bytes, name);
  if (!examined.ok) throw new Error(examined.reason);
  return { ...examined.file, stored: readFileSync(examined.file.path) };
};

describe("a PDF", () => {
  test("is kept byte by byte", async () => {
    const file = await accepted(smallPdf, "证书.pdf");
    expect(file).toMatchObject({ name: "证书.pdf", mediaType: "application/pdf", size: smallPdf.length });
    expect(file.stored).toEqual(smallPdf);
    expect(file.storedSha256).toEqual(file.sha256);
  });

  const text = smallPdf.toString("latin1");
  test.each([
    ["encrypted by reference", text.replace("/Root", "/Encrypt 4 0 R/Root"), "file-encrypted"],
    ["encrypted in place", text.replace("/Root", "/Encrypt<</Filter/Standard>>/Root"), "file-encrypted"],
    ["cut off", text.slice(0, 80), "file-damaged"],
    ["with an archive behind its end", `${text}PK\x03\x04 archive`, "file-damaged"],
    ["with a page before its start", `<html>${text}`, "file-kind-not-allowed"],
  ])("%s is refused", async (_name, bytes, reason) => {
    const examined = await examine(Buffer.from(bytes, "latin1"), "a.pdf");
    expect(examined.ok).toBe(false);
    if (!examined.ok) expect([reason, "file-damaged"]).toContain(examined.reason);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("an image", () => {
  test("loses place, device and remarks, and is turned upright", async () => {
    const canary = "EXIF-CANARY-39.9042N";
    const exif = { IFD0: { ImageDescription: canary, Make: canary }, IFD3: { GPSLatitudeRef: "N" } };
    const taken = await sharp({ create: { width: 40, height: 20, channels: 3, background: "red" } })
      .withExif(exif)
      .withMetadata({ orientation: 6, exif })
      .jpeg()
      .toBuffer();
    expect(taken.includes(canary)).toBe(true);
    const file = await accepted(taken, "photo.JPG");
    expect(file.stored.includes("CANARY")).toBe(false);
    const kept = await sharp(file.stored).metadata();
    expect([kept.width, kept.height, kept.exif, kept.orientation]).toEqual([20, 40, undefined, undefined]);
    expect(Buffer.from(file.sha256)).toEqual(sha256(taken));
    expect(Buffer.from(file.storedSha256)).toEqual(sha256(file.stored));
    expect(file.storedSize).toBe(file.stored.length);
  });

  test.each([
    ["jpeg", "a.jpeg"],
    ["png", "a.png"],
  ] as const)("%s loses what was appended to it", async (kind, name) => {
    const payload = "<script>alert('polyglot')</script>PK\x03\x04";
    const file = await accepted(Buffer.concat([await smallImage(kind), Buffer.from(payload)]), name);
    expect(file.stored.includes("polyglot")).toBe(false);
    expect(file.stored.includes("PK\x03\x04")).toBe(false);
  });

  test("a PNG's text is gone", async () => {
    const png = await smallImage("png");
    const withText = Buffer.concat([
      png.subarray(0, 33),
      chunk("tEXt", Buffer.from("Comment\0PNG-CANARY")),
      png.subarray(33),
    ]);
    expect((await accepted(withText, "a.png")).stored.includes("CANARY")).toBe(false);
  });

  test("a bomb of pixels is refused before it is drawn", async () => {
    const start = performance.now();
    const examined = await examine(bomb({ width: 60_000, height: 60_000 }), "bomb.png");
    expect(examined).toEqual({ ok: false, reason: "image-too-large" });
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(await examine(bomb({ width: 40_000, height: 1_001 }), "bomb.png")).toEqual({
      ok: false,
      reason: "image-too-large",
    });
  });

  test("half an image is refused", async () => {
    const whole = await smallImage("jpeg", { width: 800, height: 800 });
    expect(await examine(whole.subarray(0, whole.length / 2), "a.jpg")).toEqual({ ok: false, reason: "file-damaged" });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("content decides, and the name must agree", () => {
  test.each([
    ["a script", "#!/bin/sh\nrm -rf /", "a.pdf", "file-kind-not-allowed"],
    ["a page", "<html><script>alert(1)</script>", "a.png", "file-kind-not-allowed"],
    [
      "a drawing with script",
      '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
      "a.png",
      "file-kind-not-allowed",
    ],
    ["a GIF", "GIF89a\x01\x00\x01\x00", "a.jpg", "file-kind-not-allowed"],
    ["an archive", "PK\x03\x04\x14\x00\x00\x00\x00\x00", "a.pdf", "file-kind-not-allowed"],
    ["a program", "MZ\x90\x00\x03", "a.pdf", "file-kind-not-allowed"],
    ["a PDF called an image", smallPdf.toString("latin1"), "a.png", "file-kind-differs"],
    ["a PDF called a program", smallPdf.toString("latin1"), "a.pdf.exe", "file-kind-differs"],
    ["a PDF with its direction turned", smallPdf.toString("latin1"), "a\u202Efdp.exe", "file-kind-differs"],
    ["a PDF without an ending", smallPdf.toString("latin1"), "pdf", "file-kind-differs"],
  ])("%s is refused", async (_name, bytes, name, reason) => {
    expect(await examine(Buffer.from(bytes, "latin1"), name)).toEqual({ ok: false, reason });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("two endings are judged by the last, and folders are no part of a name", async () => {
    expect((await accepted(smallPdf, "../../invoice.exe.pdf")).name).toBe("invoice.exe.pdf");
  });
});

/** A small file that claims a huge picture. */
function bomb({ width, height }: { width: number; height: number }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc(1_000_000));
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([head, body, check]);
}
