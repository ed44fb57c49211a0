import { open, seal } from "../crypto.ts";
import type { TypedValues } from "../schemas/draft.ts";
import type { Prisma } from "./generated/client.ts";
import type { Database, Transaction } from "./transaction.ts";

export type DraftRecord = {
  readonly id: string;
  readonly serviceId: string;
  readonly workflowVersionId: string;
  readonly identity: TypedValues;
  readonly fields: TypedValues;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly files: readonly DraftFile[];
};
export type DraftFile = {
  readonly id: string;
  readonly materialCode: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly scan: string;
};

const columns = {
  id: true,
  serviceId: true,
  workflowVersionId: true,
  fields: true,
  identityCipher: true,
  updatedAt: true,
  submittedAt: true,
  files: {
    where: { removedAt: null },
    orderBy: { createdAt: "asc" },
    select: { id: true, materialCode: true, name: true, mediaType: true, size: true, scan: true },
  },
} as const satisfies Prisma.DraftSelect;

/** A person's own draft; null when it is not theirs or does not exist. */
export async function draftOf(
  reader: Database | Transaction,
  { id, personId }: { id: string; personId: string },
): Promise<DraftRecord | null> {
  const row = await reader.draft.findFirst({ where: { id, personId }, select: columns });
  return row && fromRow(row);
}

/** Locks a person's own draft until the transaction ends. */
export async function lockDraft(
  transaction: Transaction,
  owner: { id: string; personId: string },
): Promise<DraftRecord | null> {
  await transaction.$queryRaw`SELECT 1 FROM draft WHERE id = ${owner.id}::uuid AND person_id = ${owner.personId}::uuid FOR UPDATE`;
  return draftOf(transaction, owner);
}

export function sealedIdentity(draftId: string, identity: TypedValues): Uint8Array<ArrayBuffer> {
  return seal(JSON.stringify(identity), place(draftId));
}

function fromRow({ identityCipher, fields, ...row }: Prisma.DraftGetPayload<{ select: typeof columns }>): DraftRecord {
  // Both texts were written by saveDraft from checked records of strings.
  const identity = identityCipher ? (JSON.parse(open(identityCipher, place(row.id))) as TypedValues) : {};
  return { ...row, identity, fields: fields as TypedValues };
}

function place(draftId: string) {
  return { table: "draft", column: "identity_cipher", row: draftId };
}
