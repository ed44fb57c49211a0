import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import sharp from "sharp";
import type { FileRefusal } from "../domain/file-refusals.ts";
import { extensionsOf, fileLimits, isMediaType, type MediaType } from "../domain/materials.ts";
import { makeTurns } from "../turns.ts";
import { cleanFileName, extensionOf } from "./file-name.ts";
import type { ReceivedFile } from "./receive.ts";
import { isDiskFull } from "./store.ts";

/** A file that may be kept: `path` holds what is stored, which for images is not what was sent. */
export type ExaminedFile = {
  path: string;
  name: string;
  mediaType: MediaType;
  size: number;
  sha256: Uint8Array<ArrayBuffer>;
  storedSize: number;
  storedSha256: Uint8Array<ArrayBuffer>;
};

export type Examined = { ok: true; file: ExaminedFile } | { ok: false; reason: FileRefusal | "busy" };

// One decoded image of 40 megapixels takes some 160 MB.
const inTurn = makeTurns({ atOnce: 2, mayWait: 20 });

/**
 * Looks at what a file is, whatever it is called: PDF, JPEG and PNG by content, with an ending that agrees. Images are
 * drawn anew, turned upright, which leaves behind place, device and anything appended; PDFs are kept as sent. What is
 * not accepted is gone from the temporary folder.
 */
export async function examineFile(received: ReceivedFile): Promise<Examined> {
  const examined = await inTurn(() => examine(received)).catch(async (error: unknown) => {
    await received.discard();
    if (isDiskFull(error)) return { ok: false, reason: "storage-full" } as const;
    throw error;
  });
  const answer = examined === "busy" ? ({ ok: false, reason: "busy" } as const) : examined;
  if (!answer.ok) await received.discard();
  return answer;
}

async function examine(received: ReceivedFile): Promise<Examined> {
  const name = cleanFileName(received.sentName);
  const bytes = await readFile(received.path);
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? "";
  if (!isMediaType(mediaType)) return { ok: false, reason: "file-kind-not-allowed" };
  if (!extensionsOf[mediaType].includes(extensionOf(name))) return { ok: false, reason: "file-kind-differs" };
  const { size, sha256, path } = received;
  if (mediaType === "application/pdf") {
    const reason = pdfRefusal(bytes);
    if (reason !== null) return { ok: false, reason };
    return { ok: true, file: { path, name, mediaType, size, sha256, storedSize: size, storedSha256: sha256 } };
  }
  const image = await drawAnew(bytes, mediaType);
  if (!image.ok) return image;
  await writeFile(path, image.drawn);
  const stored = { path, storedSize: image.drawn.length, storedSha256: image.storedSha256 };
  return { ok: true, file: { name, mediaType, size, sha256, ...stored } };
}

/**
 * A PDF starts with its header and ends with its end mark: what has other things before or behind can be another kind
 * of file to another program. Encrypted ones cannot be read by the office or the scanner.
 */
function pdfRefusal(bytes: Buffer): FileRefusal | null {
  const text = bytes.toString("latin1");
  if (!/^%PDF-[12]\.\d/.test(text)) return "file-damaged";
  const end = text.lastIndexOf("%%EOF");
  if (end < 0 || !/^[\s\0]*$/.test(text.slice(end + 5))) return "file-damaged";
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(text) ? "file-encrypted" : null;
}

type Drawn = { ok: true; drawn: Buffer; storedSha256: Uint8Array<ArrayBuffer> } | { ok: false; reason: FileRefusal };

async function drawAnew(bytes: Buffer, mediaType: Exclude<MediaType, "application/pdf">): Promise<Drawn> {
  // The size is in the header: a bomb is refused before a single pixel is drawn.
  const image = sharp(bytes, { limitInputPixels: fileLimits.pixels, failOn: "error", autoOrient: true });
  try {
    const { width, height } = await image.metadata();
    if (width * height > fileLimits.pixels) return { ok: false, reason: "image-too-large" };
    const turned = image.timeout({ seconds: 30 });
    const drawn = await (mediaType === "image/jpeg" ? turned.jpeg({ quality: 90 }) : turned.png()).toBuffer();
    const storedSha256 = Uint8Array.from(createHash("sha256").update(drawn).digest());
    return { ok: true, drawn, storedSha256 };
  } catch (error) {
    // sharp says in words only what is wrong with an image; a fault of the machine has a code.
    if (!(error instanceof Error) || "code" in error) throw error;
    return { ok: false, reason: /pixel limit/i.test(error.message) ? "image-too-large" : "file-damaged" };
  }
}
