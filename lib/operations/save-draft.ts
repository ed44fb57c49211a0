import { lockDraft, sealedIdentity } from "../db/draft-record.ts";
import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { identityNames, type TypedValues } from "../schemas/draft.ts";
import { fieldsOf } from "../schemas/form-definition.ts";
import type { Context } from "./context.ts";
import { rulesOfDraft } from "./rules-of-draft.ts";

export type DraftInput = {
  readonly draftId: string;
  /** Typed values of the inputs on the page that was sent; inputs of other pages stay as they were. */
  readonly identity?: TypedValues;
  readonly fields?: TypedValues;
};

/** Keeps what was typed, right or wrong. Names that the form does not have are dropped. */
export async function saveDraft(
  context: Context,
  { draftId, identity, fields }: DraftInput,
): Promise<{ ok: true } | Refused> {
  const { actor } = context;
  if (actor.kind !== "applicant") return refused("not-found");
  const rules = await rulesOfDraft(context, { id: draftId, personId: actor.personId });
  if (!rules) return refused("not-found");
  return inTransaction(context.database, async (transaction) => {
    const draft = await lockDraft(transaction, { id: draftId, personId: actor.personId });
    if (!draft) return refused("not-found");
    if (draft.submittedAt) return refused("draft-already-filed");
    const questions = fieldsOf(rules.form).map((field) => field.code);
    const who = { ...draft.identity, ...only(identity ?? {}, identityNames) };
    await transaction.draft.update({
      where: { id: draftId },
      data: {
        fields: { ...draft.fields, ...only(fields ?? {}, questions) },
        ...(identity ? { identityCipher: sealedIdentity(draftId, who) } : {}),
        updatedAt: context.clock.now(),
      },
      select: { id: true },
    });
    return { ok: true };
  });
}

function only(values: TypedValues, names: readonly string[]): TypedValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
