import { redirect } from "next/navigation";
import { paths } from "#lib/paths.ts";
import { firstOpenStep } from "#lib/schemas/draft-steps.ts";
import { applicantPage } from "../../../applicant-page.ts";
import { ClosedDraft } from "../closed-draft.tsx";
import { draftState } from "../draft-state.ts";

/** Where the writing goes on: the first page that is not complete. */
export default async function ResumePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const page = await applicantPage(paths.resumeDraft(id));
  const state = await draftState(page.context, id);
  if (state === "closed") return <ClosedDraft page={page} />;
  redirect(paths.draft(id, firstOpenStep(state.steps, state.problems).slug));
}
