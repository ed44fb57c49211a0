import type { z } from "zod";
import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import type { noteInput } from "../schemas/commands.ts";
import { type Context, recordAudit } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

export type NoteAdded = { readonly ok: true; readonly noteId: string };

/** Adds a remark for colleagues of the department that has the case. Applicants never see it. */
export async function addInternalNote(
  context: Context,
  input: z.output<typeof noteInput>,
): Promise<NoteAdded | Refused> {
  const { actor } = context;
  if (actor.kind !== "staff" || actor.departmentId === null) return refused("not-found");
  const { personId, departmentId } = actor;
  return answerOnce({ context, request: input }, () =>
    inTransaction(context.database, async (transaction) => {
      const application = await transaction.application.findFirst({
        where: { id: input.applicationId, departmentId, NOT: { applicantId: personId } },
        select: { id: true },
      });
      if (!application) return refused("not-found");
      const first = await firstAnswer<NoteAdded>(transaction, { context, request: input });
      if (first) return first;
      const note = await transaction.internalNote.create({
        data: { applicationId: application.id, authorId: personId, text: input.text, createdAt: context.clock.now() },
        select: { id: true },
      });
      const subject = { kind: "application", id: application.id };
      await recordAudit(transaction, { actor, action: "application.note-added", subject });
      const result: NoteAdded = { ok: true, noteId: note.id };
      await keepAnswer(transaction, { context, request: input, result });
      return result;
    }),
  );
}
