import { notFound } from "next/navigation";
import type { ContextOf } from "#lib/auth/operation-context.ts";
import type { ApplicantActor } from "#lib/domain/permissions.ts";
import { pathId } from "#lib/http/path-id.ts";
import { type DraftPage, draftPage, isClosedDraft } from "#lib/queries/applicant.ts";
import { checkDraft, type DraftProblems } from "#lib/schemas/draft.ts";
import { type DraftStep, draftSteps } from "#lib/schemas/draft-steps.ts";

/** An open draft with its pages and everything that is still missing or wrong in it. */
export type DraftState = DraftPage & {
  readonly steps: readonly DraftStep[];
  readonly problems: DraftProblems;
};

/** The person's own draft, `closed` when it has been filed or discarded; everything else does not exist. */
export async function draftState(context: ContextOf<ApplicantActor>, id: string): Promise<DraftState | "closed"> {
  const owner = { id: pathId(id), personId: context.actor.personId };
  const page = await draftPage(context, owner);
  if (page) return { ...page, steps: draftSteps(page.version), problems: problemsOf(page, context) };
  return (await isClosedDraft(context, owner)) ? "closed" : notFound();
}

function problemsOf({ draft, version }: DraftPage, { clock, zone }: ContextOf<ApplicantActor>): DraftProblems {
  const filesByMaterial = new Map<string, number>();
  for (const { materialCode, scan } of draft.files) {
    if (scan !== "refused") filesByMaterial.set(materialCode, (filesByMaterial.get(materialCode) ?? 0) + 1);
  }
  const checked = checkDraft(draft, { rules: version, filesByMaterial, now: clock.now(), zone });
  return checked.ok ? {} : checked.problems;
}
