import type { Database, Transaction } from "../db/transaction.ts";
import { isDuplicate } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { actorKey, type Context, hashOf } from "./context.ts";

type Request = { readonly operationId: string; readonly [name: string]: unknown };

/**
 * The first answer to this request when it has been answered before; a refusal when the id belongs to another request;
 * null when it is new.
 */
export async function firstAnswer<Result>(
  reader: Database | Transaction,
  { context, request }: { context: Context; request: Request },
): Promise<Result | Refused | null> {
  const row = await reader.operationRecord.findUnique({
    where: { actorKey_operationId: { actorKey: actorKey(context.actor), operationId: request.operationId } },
    select: { requestHash: true, result: true },
  });
  return judgedAnswer<Result>(row, request);
}

/** What a kept answer means for `request`: the answer itself, a refusal, or null when nothing was kept. */
export function judgedAnswer<Result>(
  kept: { readonly requestHash: Uint8Array; readonly result: unknown } | null,
  request: Request,
): Result | Refused | null {
  if (!kept) return null;
  const same = Buffer.from(kept.requestHash).equals(Buffer.from(hashOf(request)));
  return same ? (kept.result as Result) : refused("other-request-with-this-id");
}

/** Keeps the answer for repeats; part of the transaction that made it. */
export async function keepAnswer(
  transaction: Transaction,
  { context, request, result }: { context: Context; request: Request; result: object },
): Promise<void> {
  await transaction.operationRecord.create({
    data: {
      actorKey: actorKey(context.actor),
      operationId: request.operationId,
      requestHash: hashOf(request),
      result,
      createdAt: context.clock.now(),
    },
    select: { operationId: true },
  });
}

/** Runs `work`; when the same request won the race meanwhile, answers as it did. */
export async function answerOnce<Result>(
  { context, request }: { context: Context; request: Request },
  work: () => Promise<Result | Refused>,
): Promise<Result | Refused> {
  try {
    return await work();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const first = await firstAnswer<Result>(context.database, { context, request });
    if (first === null) throw error;
    return first;
  }
}
