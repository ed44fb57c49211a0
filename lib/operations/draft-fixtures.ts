import { randomUUID } from "node:crypto";
import { sampleAnswers } from "#prisma/seed/answers.ts";
import { type GivenApplicant, type GivenService, givenApplicant, type World } from "#prisma/seed/factories.ts";
import type { Context } from "./context.ts";
import { openDraft } from "./open-draft.ts";
import { saveDraft } from "./save-draft.ts";
import { storeFile } from "./store-file.ts";

export type GivenDraft = { readonly draftId: string; readonly applicant: GivenApplicant; readonly context: Context };

/** A new person's draft with everything in it that the service asks for. */
export async function givenDraft(world: World, service: GivenService): Promise<GivenDraft> {
  const applicant = await givenApplicant(world);
  const context = { ...world, actor: applicant.actor };
  const opened = await openDraft(context, { serviceCode: service.plan.code });
  if (!opened.ok) throw new Error(`no draft: ${opened.reason}`);
  const { draftId } = opened;
  const fields = sampleAnswers(service.plan.code, world.random, false);
  await saveDraft(context, { draftId, identity: { ...applicant.identity }, fields });
  for (const { code, required } of service.plan.materials) {
    if (required) await givenFile(context, { draftId }, code);
  }
  return { draftId, applicant, context };
}

/** Enters a file without bytes behind it: enough for everything that only counts files. */
export async function givenFile(
  context: Context,
  owner: { draftId: string } | { applicationId: string },
  materialCode: string,
) {
  const sum = new Uint8Array(32);
  return storeFile(context, {
    owner,
    materialCode,
    operationId: randomUUID(),
    name: `${materialCode}.pdf`,
    mediaType: "application/pdf",
    size: 1000,
    sha256: sum,
    storedSize: 1000,
    storedSha256: sum,
    storageKey: randomUUID(),
  });
}
