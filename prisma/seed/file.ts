import { randomUUID } from "node:crypto";
import type { Context } from "#lib/operations/context.ts";
import { openDraft } from "#lib/operations/open-draft.ts";
import { saveDraft } from "#lib/operations/save-draft.ts";
import { submitDraft } from "#lib/operations/submit-draft.ts";
import type { TypedAnswers } from "./answers.ts";
import { type Attaching, attach } from "./attach.ts";
import type { GivenApplicant } from "./factories.ts";
import type { Random } from "./random.ts";
import type { ServicePlan } from "./service-plan.ts";

/** Files an application the way a person does: draft, answers, files, declaration. */
export async function fileApplication(
  context: Context,
  {
    applicant,
    plan,
    answers,
    attaching,
    random,
  }: { applicant: GivenApplicant; plan: ServicePlan; answers: TypedAnswers; attaching: Attaching; random: Random },
): Promise<{ applicationId: string; number: string }> {
  const opened = await openDraft(context, { serviceCode: plan.code });
  if (!opened.ok) throw new Error(`no draft of ${plan.code}: ${opened.reason}`);
  const { draftId } = opened;
  await saveDraft(context, { draftId, identity: { ...applicant.identity }, fields: answers });
  const materials = plan.materials.filter(({ required }) => required || random.chance(0.15));
  await attach(context, { attaching, owner: { draftId }, materials });
  const filed = await submitDraft(context, { draftId, operationId: randomUUID(), locale: applicant.locale });
  if (!filed.ok) throw new Error(`${plan.code} was not filed: ${JSON.stringify(filed)}`);
  return { applicationId: filed.applicationId, number: filed.number };
}
