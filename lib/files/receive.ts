import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import type { FileRefusal } from "../domain/file-refusals.ts";
import { fileLimits } from "../domain/materials.ts";
import { isDiskFull } from "./store.ts";

/** A file as it was sent, in a temporary place. Whoever does not use it discards it. */
export type ReceivedFile = {
  path: string;
  sentName: string;
  size: number;
  sha256: Uint8Array<ArrayBuffer>;
  discard(): Promise<void>;
};

/** A `Request`, or what else has its headers and body. */
type Incoming = {
  readonly headers: { get(name: string): string | null };
  readonly body: ReadableStream<Uint8Array> | null;
};

export type Received = { fields: Readonly<Record<string, string>> } & (
  | { ok: true; file: ReceivedFile }
  | { ok: false; reason: FileRefusal }
);

const megabyte = 1024 * 1024;

/** What is still read and thrown away of a file that is too large, so that the sender hears why instead of a reset. */
const drained = 64 * megabyte;

/**
 * Takes one file and a few text fields out of a multipart request, without ever holding the file in memory. After any
 * refusal, and after a sender who went away, nothing is left in `folder`.
 */
export async function receiveFile(request: Incoming, folder: string): Promise<Received> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data;/i.test(type) || request.body === null) {
    return { ok: false, reason: "upload-broken", fields: {} };
  }
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  const received = await readParts(request.body, type, path);
  if (!received.ok) await rm(path, { force: true });
  return received;
}

async function readParts(body: ReadableStream, type: string, path: string): Promise<Received> {
  const fields: Record<string, string> = {};
  let file: Promise<ReceivedFile | FileRefusal> | undefined;
  let part: BusboyFileStream | undefined;
  let extra = false;
  const stop = new AbortController();
  const parser = parserFor(type);
  if (parser === null) return { ok: false, reason: "upload-broken", fields };
  parser.on("field", (name, value, nameCut, valueCut) => {
    const odd = nameCut || valueCut || name in fields || name === "__proto__" || value.includes("\0");
    if (odd) extra = true;
    else fields[name] = value;
  });
  parser.on("file", (_name, stream, sentName) => {
    part = stream;
    file = keep(stream, { path, sentName: sentName ?? "" });
    // A file that cannot be written must not leave the parser waiting for its reader.
    file.catch((error: unknown) => stop.abort(error));
  });
  for (const event of ["partsLimit", "filesLimit", "fieldsLimit"] as const) {
    parser.on(event, () => {
      extra = true;
    });
  }
  try {
    await pipeline(Readable.fromWeb(body as never), capped(drained), parser, { signal: stop.signal });
    const outcome = await (file ?? "file-missing");
    if (typeof outcome === "string") return { ok: false, reason: outcome, fields };
    return extra ? { ok: false, reason: "upload-broken", fields } : { ok: true, file: outcome, fields };
  } catch (error) {
    // The sender went away in the middle of the file: its writer is told, and has let go of it before it is removed.
    part?.destroy();
    const failure = await file?.then(
      () => null,
      (reason: unknown) => reason,
    );
    return { ok: false, reason: isDiskFull(failure) || isDiskFull(error) ? "storage-full" : "upload-broken", fields };
  }
}

function parserFor(type: string): InstanceType<typeof Busboy> | null {
  const limits = {
    files: 1,
    fields: 10,
    parts: 12,
    fieldNameSize: 60,
    fieldSize: 4096,
    headerPairs: 20,
    headerSize: 8192,
    fileSize: fileLimits.bytes,
  };
  try {
    return new Busboy({ headers: { "content-type": type }, limits });
  } catch {
    // Busboy throws on a content type without a usable boundary: the sender's mistake.
    return null;
  }
}

async function keep(
  stream: BusboyFileStream,
  { path, sentName }: { path: string; sentName: string },
): Promise<ReceivedFile | FileRefusal> {
  const hash = createHash("sha256");
  let size = 0;
  stream.on("data", (bytes: Buffer) => {
    hash.update(bytes);
    size += bytes.length;
  });
  await pipeline(stream, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  if (stream.truncated) return "file-too-large";
  if (size === 0) return sentName === "" ? "file-missing" : "file-empty";
  const discard = () => rm(path, { force: true });
  return { path, sentName, size, sha256: Uint8Array.from(hash.digest()), discard };
}

/** Ends a request that sends more than any honest one. */
function capped(bytes: number) {
  return async function* (source: AsyncIterable<Uint8Array>) {
    let seen = 0;
    for await (const chunk of source) {
      seen += chunk.length;
      if (seen > bytes) throw new Error("the request body is too long");
      yield chunk;
    }
  };
}
