import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { type Context, recordAudit } from "./context.ts";

/**
 * Takes an applicant's own file out of an open draft, or out of an answer to a correction that is not sent yet.
 * Doing it again changes nothing. The bytes go with the next sweep.
 */
export async function removeFile(
  context: Context,
  { fileId }: { readonly fileId: string },
): Promise<{ readonly ok: true } | Refused> {
  const { actor } = context;
  if (actor.kind !== "applicant") return refused("not-found");
  const { personId } = actor;
  return inTransaction(context.database, async (transaction) => {
    await transaction.$queryRaw`
      SELECT 1 FROM application_file f LEFT JOIN draft d ON d.id = f.draft_id
        LEFT JOIN application a ON a.id = f.application_id WHERE f.id = ${fileId}::uuid FOR UPDATE OF f`;
    const file = await transaction.applicationFile.findFirst({
      where: { id: fileId, OR: [{ draft: { personId } }, { application: { applicantId: personId } }] },
      select: {
        createdAt: true,
        removedAt: true,
        draft: { select: { submittedAt: true } },
        application: { select: { status: true, clockPausedAt: true } },
      },
    });
    if (!file) return refused("not-found");
    if (file.removedAt) return { ok: true };
    if (file.draft?.submittedAt) return refused("draft-already-filed");
    const { application } = file;
    const answersCorrection =
      application?.status === "correction-required" &&
      application.clockPausedAt !== null &&
      file.createdAt >= application.clockPausedAt;
    if (application && !answersCorrection) return refused("not-allowed-now");
    await transaction.applicationFile.update({
      where: { id: fileId },
      data: { removedAt: context.clock.now() },
      select: { id: true },
    });
    await recordAudit(transaction, { actor, action: "file.removed", subject: { kind: "file", id: fileId } });
    return { ok: true };
  });
}
