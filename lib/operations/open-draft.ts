import { isDuplicate } from "../db/transaction.ts";
import { serviceBy } from "../db/workflow-version.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import type { Context } from "./context.ts";

export type DraftOpened = { readonly ok: true; readonly draftId: string; readonly isNew: boolean };

/** The applicant's open draft for a service, begun now when there is none: a person has at most one per service. */
export async function openDraft(
  context: Context,
  { serviceCode }: { serviceCode: string },
): Promise<DraftOpened | Refused> {
  if (context.actor.kind !== "applicant") return refused("not-found");
  const { personId } = context.actor;
  const service = await serviceBy(context.database, { code: serviceCode });
  if (!service) return refused("not-found");
  if (service.retiredAt !== null || service.currentVersionId === null) return refused("service-closed");
  const owner = { personId, serviceId: service.id };
  const known = await openDraftId(context, owner);
  if (known) return { ok: true, draftId: known, isNew: false };
  const now = context.clock.now();
  try {
    const { id } = await context.database.draft.create({
      data: { ...owner, workflowVersionId: service.currentVersionId, fields: {}, createdAt: now, updatedAt: now },
      select: { id: true },
    });
    return { ok: true, draftId: id, isNew: true };
  } catch (error) {
    // The unique index on open drafts: another tab began it a moment ago.
    const other = isDuplicate(error) ? await openDraftId(context, owner) : null;
    if (other === null) throw error;
    return { ok: true, draftId: other, isNew: false };
  }
}

async function openDraftId(context: Context, owner: { personId: string; serviceId: string }): Promise<string | null> {
  const row = await context.database.draft.findFirst({ where: { ...owner, submittedAt: null }, select: { id: true } });
  return row?.id ?? null;
}
