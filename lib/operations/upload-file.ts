import { rm } from "node:fs/promises";
import { reserveUpload } from "../db/attempt-limits.ts";
import type { FileRefusal } from "../domain/file-refusals.ts";
import type { ScanState } from "../domain/materials.ts";
import type { Actor } from "../domain/permissions.ts";
import type { Refused } from "../domain/refusals.ts";
import { type Examined, examineFile } from "../files/examine.ts";
import type { ReceivedFile } from "../files/receive.ts";
import { type FileStore, isDiskFull } from "../files/store.ts";
import type { Context } from "./context.ts";
import { type Scanning, scanFile } from "./scan-file.ts";
import { type FileOwner, type Stored, storeFile } from "./store-file.ts";

export type Uploaded = { readonly ok: true; readonly fileId: string; readonly scan: ScanState };
export type NotUploaded =
  | Refused
  | { readonly ok: false; readonly reason: FileRefusal | "busy" }
  | { readonly ok: false; readonly reason: "too-many-attempts"; readonly retryAfterSeconds: number };

/**
 * Takes a received file all the way: examined, kept, entered, scanned. Bytes come first and the row after them, so a
 * row never points at nothing; bytes without a row are removed here, or by the sweep when the process dies between.
 */
export async function uploadFile(
  context: Context,
  scanning: Scanning,
  input: { readonly owner: FileOwner; materialCode: string; operationId: string; received: ReceivedFile },
): Promise<Uploaded | NotUploaded> {
  const { received, ...asked } = input;
  const reserved = await reserveUpload(context.database, senderOf(context.actor), context.clock.now());
  if (!reserved.ok) {
    await received.discard();
    return { ok: false, reason: "too-many-attempts", retryAfterSeconds: reserved.retryAfterSeconds };
  }
  const examined = await examineFile(received);
  if (!examined.ok) return examined;
  const stored = await keepAndEnter(context, scanning, { ...asked, file: examined.file });
  if (!stored.ok) return stored;
  const scan = await scanFile(context, scanning, stored.fileId);
  if (scan === "refused") return { ok: false, reason: "file-infected" };
  return { ok: true, fileId: stored.fileId, scan: scan === "clean" ? "clean" : "quarantined" };
}

function senderOf(actor: Actor): { personId: string } | { partnerId: string } {
  if (actor.kind === "applicant") return { personId: actor.personId };
  if (actor.kind === "partner") return { partnerId: actor.partnerId };
  throw new Error("only applicants and partners send files");
}

type Accepted = Extract<Examined, { ok: true }>["file"];

async function keepAndEnter(
  context: Context,
  { store }: Scanning,
  { file, ...asked }: { owner: FileOwner; materialCode: string; operationId: string; file: Accepted },
): Promise<Stored | NotUploaded> {
  const { path, ...facts } = file;
  const storageKey = await kept(store, path);
  if (storageKey === null) return { ok: false, reason: "storage-full" };
  let used: string | null = null;
  try {
    const stored = await storeFile(context, { ...asked, ...facts, storageKey });
    used = stored.ok ? stored.storageKey : null;
    return stored;
  } finally {
    if (used !== storageKey) await store.remove(storageKey);
  }
}

async function kept(store: FileStore, path: string): Promise<string | null> {
  try {
    return await store.keep(path);
  } catch (error) {
    await rm(path, { force: true });
    if (isDiskFull(error)) return null;
    throw error;
  }
}
