import { lockDraft } from "../db/draft-record.ts";
import { inTransaction, type Transaction } from "../db/transaction.ts";
import { workflowVersion } from "../db/workflow-version.ts";
import { flaggedMaterials } from "../domain/correction.ts";
import type { FileRefusal } from "../domain/file-refusals.ts";
import type { Deficiency, EventDetail } from "../domain/history.ts";
import { fileLimits, type MediaType } from "../domain/materials.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Context, recordAudit } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

/** A file belongs to a draft, or answers a correction that an application waits for. */
export type FileOwner = { readonly draftId: string } | { readonly applicationId: string };

export type NewFile = {
  readonly owner: FileOwner;
  readonly materialCode: string;
  readonly operationId: string;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly sha256: Uint8Array<ArrayBuffer>;
  readonly storedSize: number;
  readonly storedSha256: Uint8Array<ArrayBuffer>;
  readonly storageKey: string;
};

/** `storageKey` differs from the given one when the same request was answered before: the new bytes are not needed. */
export type Stored = { readonly ok: true; readonly fileId: string; readonly storageKey: string };
export type NotStored = { readonly ok: false; readonly reason: FileRefusal } | Refused;

/**
 * Enters a file whose bytes are in the store already. It starts in quarantine. The limits of the material and of the
 * whole draft are counted under the owner's lock, so that uploads at once cannot pass them together.
 */
export async function storeFile(context: Context, input: NewFile): Promise<Stored | NotStored> {
  const { actor } = context;
  if (actor.kind !== "applicant" && actor.kind !== "partner") return refused("not-found");
  const { owner, materialCode, operationId } = input;
  const request = { owner, materialCode, operationId, sha256: Buffer.from(input.sha256).toString("hex") };
  return answerOnce<Stored | NotStored>({ context, request }, () =>
    inTransaction(context.database, async (transaction) => {
      const place = await (actor.kind === "applicant"
        ? lockOwner(transaction, owner, actor.personId)
        : lockPartnersApplication(transaction, owner));
      if (!place.ok) return place;
      const first = await firstAnswer<Stored>(transaction, { context, request });
      if (first) return first;
      const { materials } = await workflowVersion(context.database, place.workflowVersionId);
      const material = materials.find(({ code }) => code === materialCode);
      if (!material) return refused("not-found");
      const open = place.deficiencies === null ? materials : flaggedMaterials(place.deficiencies, materials);
      if (!open.includes(material)) return refused("not-allowed-now");
      const reason = limitReached(place.files, { ...input, maxFiles: material.maxFiles });
      if (reason) return { ok: false, reason };
      const result = await addFile(transaction, context, input);
      await keepAnswer(transaction, { context, request, result });
      return result;
    }),
  );
}

type CountedFile = { readonly materialCode: string; readonly size: number; readonly scan: string };
type Place = {
  readonly ok: true;
  readonly workflowVersionId: string;
  readonly files: readonly CountedFile[];
  /** What a correction asks for; null for a draft, where every material is open. */
  readonly deficiencies: readonly Deficiency[] | null;
};

async function lockOwner(transaction: Transaction, owner: FileOwner, personId: string): Promise<Place | Refused> {
  if ("draftId" in owner) {
    const draft = await lockDraft(transaction, { id: owner.draftId, personId });
    if (!draft) return refused("not-found");
    if (draft.submittedAt) return refused("draft-already-filed");
    return { ok: true, workflowVersionId: draft.workflowVersionId, files: draft.files, deficiencies: null };
  }
  await transaction.$queryRaw`SELECT 1 FROM application WHERE id = ${owner.applicationId}::uuid FOR UPDATE`;
  const application = await transaction.application.findFirst({
    where: { id: owner.applicationId, applicantId: personId },
    select: { status: true, workflowVersionId: true, clockPausedAt: true },
  });
  if (!application) return refused("not-found");
  if (application.status !== "correction-required" || application.clockPausedAt === null) {
    return refused("not-allowed-now");
  }
  // What was filed stays; only what answers this correction counts.
  const files = await transaction.applicationFile.findMany({
    where: { applicationId: owner.applicationId, removedAt: null, createdAt: { gte: application.clockPausedAt } },
    select: { materialCode: true, size: true, scan: true },
  });
  const request = await transaction.historyEntry.findFirst({
    where: { applicationId: owner.applicationId, event: "correction-requested" },
    orderBy: { seq: "desc" },
    select: { detail: true },
  });
  const { deficiencies = [] } = (request?.detail ?? {}) as EventDetail;
  return { ok: true, workflowVersionId: application.workflowVersionId, files, deficiencies };
}

/**
 * What a partner filed for somebody without an account takes files until it is closed. They all count, but while a
 * correction is waited for, only those that answer it.
 */
async function lockPartnersApplication(transaction: Transaction, owner: FileOwner): Promise<Place | Refused> {
  if ("draftId" in owner) return refused("not-found");
  await transaction.$queryRaw`SELECT 1 FROM application WHERE id = ${owner.applicationId}::uuid FOR UPDATE`;
  const application = await transaction.application.findUnique({
    where: { id: owner.applicationId },
    select: {
      applicantId: true,
      closedAt: true,
      workflowVersionId: true,
      clockPausedAt: true,
      files: { where: { removedAt: null }, select: { materialCode: true, size: true, scan: true, createdAt: true } },
    },
  });
  if (!application) return refused("not-found");
  if (application.closedAt) return refused("already-closed");
  if (application.applicantId !== null) return refused("not-allowed-now");
  const { clockPausedAt, workflowVersionId } = application;
  const files = application.files.filter(({ createdAt }) => clockPausedAt === null || createdAt >= clockPausedAt);
  return { ok: true, workflowVersionId, files, deficiencies: null };
}

function limitReached(
  files: readonly CountedFile[],
  { materialCode, size, maxFiles }: { materialCode: string; size: number; maxFiles: number },
): FileRefusal | null {
  const counted = files.filter((file) => file.scan !== "refused");
  if (counted.filter((file) => file.materialCode === materialCode).length >= maxFiles) return "too-many-files";
  const together = counted.reduce((sum, file) => sum + file.size, size);
  const full = together > fileLimits.bytesTogether || counted.length >= fileLimits.filesTogether;
  return full ? "draft-full" : null;
}

async function addFile(transaction: Transaction, context: Context, input: NewFile): Promise<Stored> {
  const { owner, operationId: _operationId, ...columns } = input;
  const uploadedById = context.actor.kind === "applicant" ? context.actor.personId : null;
  const { id } = await transaction.applicationFile.create({
    data: { ...columns, ...owner, scan: "quarantined", uploadedById, createdAt: context.clock.now() },
    select: { id: true },
  });
  await recordAudit(transaction, {
    actor: context.actor,
    action: "file.stored",
    subject: { kind: "file", id },
    detail: { ...owner, materialCode: input.materialCode, size: input.size },
  });
  return { ok: true, fileId: id, storageKey: input.storageKey };
}
