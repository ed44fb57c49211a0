"use server";
import { refresh } from "next/cache";
import type { Refused } from "#lib/domain/refusals.ts";
import type { ActionAnswer } from "#lib/http/action.ts";
import { formAction } from "#lib/http/action.ts";
import { addInternalNote } from "#lib/operations/add-internal-note.ts";
import { advanceApplication } from "#lib/operations/advance-application.ts";
import type { Changed } from "#lib/operations/change-application.ts";
import { handOverApplication } from "#lib/operations/hand-over-application.ts";
import { rejectApplication } from "#lib/operations/reject-application.ts";
import { requestCorrection } from "#lib/operations/request-correction.ts";
import { returnApplication } from "#lib/operations/return-application.ts";
import { takeApplication } from "#lib/operations/take-application.ts";
import { paths } from "#lib/paths.ts";
import { advanceInput, handOverInput, noteInput, rejectInput, returnInput, takeInput } from "#lib/schemas/commands.ts";
import { correctionRequestForm } from "#lib/schemas/correction-request.ts";

export const take = formAction({
  who: "staff",
  schema: takeInput,
  run: async ({ context, input }) => settled(await takeApplication(context, input)),
});

export const handOver = formAction({
  who: "staff",
  schema: handOverInput,
  run: async ({ context, input }) => settled(await handOverApplication(context, input)),
});

export const advance = formAction({
  who: "staff",
  schema: advanceInput,
  run: async ({ context, input }) => settled(await advanceApplication(context, input)),
});

export const reject = formAction({
  who: "staff",
  schema: rejectInput,
  run: async ({ context, input }) => settled(await rejectApplication(context, input)),
});

export const sendBack = formAction({
  who: "staff",
  schema: returnInput,
  run: async ({ context, input }) => settled(await returnApplication(context, input)),
});

export const askForCorrection = formAction({
  who: "staff",
  schema: correctionRequestForm,
  run: async ({ context, input }) => settled(await requestCorrection(context, input)),
});

export const addNote = formAction({
  who: "staff",
  schema: noteInput,
  run: async ({ context, input }) => {
    const answer = await addInternalNote(context, input);
    if (!answer.ok) return answer;
    return { ok: true, to: `${paths.staffCase(input.applicationId)}?noted=${answer.noteId}#note-${answer.noteId}` };
  },
});

/** Shows what was done as the record has it; a refusal brings the page up to date around what was typed. */
function settled(answer: Changed | Refused): ActionAnswer {
  if (answer.ok) return { ok: true, to: `${paths.staffCase(answer.applicationId)}?done=${answer.version}` };
  refresh();
  return answer;
}
