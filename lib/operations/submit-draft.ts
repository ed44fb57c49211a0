import { lockDraft } from "../db/draft-record.ts";
import { drawPublicId } from "../db/submission.ts";
import { inTransaction, sessionIn, type Transaction } from "../db/transaction.ts";
import { serviceBy } from "../db/workflow-version.ts";
import type { Locale } from "../domain/localized-text.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { checkDraft, type DraftProblems } from "../schemas/draft.ts";
import { type Context, recordAudit } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";
import { rulesOfDraft } from "./rules-of-draft.ts";
import { type Submitted, submitApplication } from "./submit-application.ts";

export type DraftIncomplete = {
  readonly ok: false;
  readonly reason: "draft-incomplete";
  readonly problems: DraftProblems;
};

/** Files a draft as an application; its files go along. The page has asked for declaration and consent. */
export async function submitDraft(
  context: Context,
  request: { draftId: string; operationId: string; locale: Locale },
): Promise<Submitted | DraftIncomplete | Refused> {
  const { actor } = context;
  if (actor.kind !== "applicant") return refused("not-found");
  const rules = await rulesOfDraft(context, { id: request.draftId, personId: actor.personId });
  if (!rules) return refused("not-found");
  return answerOnce<Submitted | DraftIncomplete>({ context, request }, () =>
    inTransaction(context.database, async (transaction) => {
      const draft = await lockDraft(transaction, { id: request.draftId, personId: actor.personId });
      if (!draft) return refused("not-found");
      const first = await firstAnswer<Submitted>(transaction, { context, request });
      if (first) return first;
      if (draft.submittedAt) return refused("draft-already-filed");
      const service = await serviceBy(transaction, { id: draft.serviceId });
      if (!service || service.retiredAt) return refused("service-closed");
      const filesByMaterial = countByMaterial(draft.files);
      const now = context.clock.now();
      const checked = checkDraft(draft, { rules, filesByMaterial, now, zone: context.zone });
      if (!checked.ok) return { ok: false, reason: "draft-incomplete", problems: checked.problems };
      const { identity, answers } = checked;
      const { locale, operationId } = request;
      const session = sessionIn(transaction);
      const publicId = await drawPublicId(session);
      const submission = { service, workflowVersionId: rules.id, identity, answers, locale, operationId, publicId };
      const result = await submitApplication(session, context, submission);
      await closeDraft(transaction, { draftId: draft.id, applicationId: result.applicationId, now });
      await recordAudit(transaction, {
        actor,
        action: "application.consented",
        subject: { kind: "application", id: result.applicationId },
        detail: { declaration: true, privacyConsent: true },
      });
      await keepAnswer(transaction, { context, request, result });
      return result;
    }),
  );
}

async function closeDraft(
  transaction: Transaction,
  { draftId, applicationId, now }: { draftId: string; applicationId: string; now: Date },
): Promise<void> {
  await transaction.applicationFile.updateMany({
    where: { draftId, removedAt: null },
    data: { draftId: null, applicationId },
  });
  // What was typed lives on in the application; the copy in the draft is not kept.
  await transaction.draft.update({
    where: { id: draftId },
    data: { submittedAt: now, fields: {}, identityCipher: null },
    select: { id: true },
  });
}

function countByMaterial(files: readonly { materialCode: string; scan: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { materialCode, scan } of files) {
    if (scan !== "refused") counts.set(materialCode, (counts.get(materialCode) ?? 0) + 1);
  }
  return counts;
}
