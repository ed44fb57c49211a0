"use server";
import { notFound } from "next/navigation";
import { type ActionAnswer, formAction } from "#lib/http/action.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { discardDraft } from "#lib/operations/discard-draft.ts";
import { openDraft } from "#lib/operations/open-draft.ts";
import { removeFile } from "#lib/operations/remove-file.ts";
import { saveDraft } from "#lib/operations/save-draft.ts";
import { submitDraft } from "#lib/operations/submit-draft.ts";
import { paths } from "#lib/paths.ts";
import { firstOpenStep, neighbours, problemsOn, stepBySlug } from "#lib/schemas/draft-steps.ts";
import {
  beginInput,
  discardInput,
  identityStepInput,
  removeFileInput,
  sectionStepInput,
  submitDraftInput,
} from "#lib/schemas/filing-forms.ts";
import { draftState } from "./draft-state.ts";

export const begin = formAction({
  who: "applicant",
  schema: beginInput,
  async run({ context, input }) {
    const opened = await openDraft(context, input);
    if (!opened.ok) return opened;
    return { ok: true, to: await whereToGoOn(context, opened.draftId) };
  },
});

export const saveIdentity = formAction({
  who: "applicant",
  schema: identityStepInput,
  async run({ context, input: { draftId, go, from, ...typed } }) {
    const identity = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, value ?? ""]));
    const saved = await saveDraft(context, { draftId, identity });
    return saved.ok ? leave(context, { draftId, slug: "identity", go, from }) : saved;
  },
});

export const saveSection = formAction({
  who: "applicant",
  schema: sectionStepInput,
  async run({ context, input: { draftId, step, go, from, field } }) {
    const saved = await saveDraft(context, { draftId, fields: field });
    return saved.ok ? leave(context, { draftId, slug: step, go, from }) : saved;
  },
});

export const submit = formAction({
  who: "applicant",
  schema: submitDraftInput,
  async run({ context, input: { draftId, operationId } }) {
    const { locale } = await requestPreferences();
    const filed = await submitDraft(context, { draftId, operationId, locale });
    if (filed.ok) return { ok: true, to: paths.filed(filed.applicationId) };
    // The page itself lists what is missing, with the way to each of it.
    if (filed.reason === "draft-incomplete") return { ok: true, to: paths.draft(draftId, "review") };
    return filed;
  },
});

export const discard = formAction({
  who: "applicant",
  schema: discardInput,
  async run({ context, input }) {
    const discarded = await discardDraft(context, input);
    return discarded.ok ? { ok: true, to: `${paths.me}?notice=draft-discarded` } : discarded;
  },
});

export const remove = formAction({
  who: "applicant",
  schema: removeFileInput,
  async run({ context, input }) {
    const removed = await removeFile(context, input);
    if (!removed.ok) return removed;
    const page = "draftId" in input ? paths.draft(input.draftId, "materials") : paths.correction(input.applicationId);
    return { ok: true, to: `${page}?upload=removed` };
  },
});

type Context = Parameters<typeof draftState>[0];

async function whereToGoOn(context: Context, draftId: string): Promise<string> {
  const state = await draftState(context, draftId);
  if (state === "closed") return paths.me;
  return paths.draft(draftId, firstOpenStep(state.steps, state.problems).slug);
}

/** Everything is saved by now. Going on asks whether the page is right; going back and leaving do not. */
async function leave(
  context: Context,
  {
    draftId,
    slug,
    go,
    from,
  }: { draftId: string; slug: string; go: "next" | "back" | "later"; from?: string | undefined },
): Promise<ActionAnswer> {
  if (go === "later") return { ok: true, to: `${paths.me}?notice=draft-saved` };
  const state = await draftState(context, draftId);
  if (state === "closed") return { ok: false, reason: "draft-already-filed" };
  const step = stepBySlug(state.steps, slug) ?? notFound();
  const { next, previous } = neighbours(state.steps, step);
  if (go === "back") return { ok: true, to: paths.draft(draftId, previous.slug) };
  const problems = problemsOn(step, state.problems);
  if (Object.keys(problems).length > 0) return { ok: false, reason: "form-has-problems", problems };
  return { ok: true, to: paths.draft(draftId, from === "review" ? "review" : next.slug) };
}
