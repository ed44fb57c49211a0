import { headers } from "next/headers";
import { notFound, redirect, unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { currentActor } from "../auth/actor.ts";
import { type ActorOf, type Audience, admit } from "../auth/audience.ts";
import { type ContextOf, contextOf } from "../auth/operation-context.ts";
import { settings } from "../env.ts";
import { log } from "../log.ts";
import type { FieldProblem } from "../schemas/field-problem.ts";
import type { FormState as WordedState } from "../schemas/form-state.ts";
import { addressOf } from "./client-address.ts";
import { type FormValues, readForm, unfold } from "./form-fields.ts";
import { fieldProblems, strict } from "./form-problems.ts";
import { type FormState, untouchedForm } from "./form-state.ts";
import { checkOrigin } from "./origin-guard.ts";
import { requestPreferences } from "./preferences.ts";
import type { Refusal } from "./reasons.ts";
import { wordedState } from "./worded-state.ts";

export type ActionRequest<A extends Audience, S extends z.ZodType> = {
  /** For operations and queries; `context.actor` is who the audience says. */
  context: ContextOf<ActorOf<A>>;
  input: z.output<S>;
  /** The network of the sender, for limits. */
  address: string;
};

/**
 * `to` is the path of this site to show next; without it the form stays, marked as done. `says` is shown instead of the
 * plain mark, for what must never be in an address.
 */
export type ActionAnswer =
  | { readonly ok: true; readonly to?: string; readonly says?: FormState["says"] }
  | (Refusal & { readonly problems?: Readonly<Record<string, FieldProblem>> });

/**
 * A server action for `useActionState`: checks where the form comes from, who sends it and what it holds, in this
 * order, then runs. Refusals come back as state with what was typed; what the sender may not know of is a missing
 * page. An outage is a refusal too (`unavailable`), so that nothing typed is lost: the operation id in the form makes
 * sending it again harmless.
 */
export function formAction<A extends Audience, S extends z.ZodType>(
  definition: ActionDefinition<A, S>,
): (previous: WordedState, form: FormData) => Promise<WordedState> {
  const answer = answerForm(definition);
  return async (_previous, form) => {
    const state = await answer(form);
    const { locale } = await requestPreferences();
    return wordedState(state, locale);
  };
}

export type ActionDefinition<A extends Audience, S extends z.ZodType> = {
  who: A;
  schema: S;
  /** Names sent once per choice, such as check boxes. */
  lists?: readonly string[];
  /** Names whose values never go back to the browser; passwords never do. */
  secret?: readonly string[];
  run: (request: ActionRequest<A, S>) => Promise<ActionAnswer>;
};

/** What `formAction` answers, before it is put into words. */
export function answerForm<A extends Audience, S extends z.ZodType>(
  definition: ActionDefinition<A, S>,
): (form: FormData) => Promise<FormState> {
  const schema = strict(definition.schema);
  return async (form) => {
    const values = readForm(form, definition.lists);
    const shown = kept(values ?? {}, definition.secret ?? []);
    const answer = await guarded(async () => {
      const sent = await headers();
      if (checkOrigin(sent, settings().publicOrigin) === "foreign") return { ok: false, reason: "not-found" };
      const admitted = admit(definition.who, await currentActor());
      if (!admitted.ok) return admitted;
      const tree = values === null ? null : unfold(values);
      if (tree === null) return { ok: false, reason: "malformed" };
      const parsed = schema.safeParse(tree);
      if (!parsed.success) return fieldProblems(parsed.error);
      return definition.run({
        context: contextOf(admitted.actor),
        input: parsed.data as z.output<S>,
        address: addressOf(sent),
      });
    });
    return stateOf(answer, shown);
  };
}

async function guarded(work: () => Promise<ActionAnswer>): Promise<ActionAnswer> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    log().error({ error, operation: "form action" }, "an action failed");
    return { ok: false, reason: "unavailable" };
  }
}

function stateOf(answer: ActionAnswer, values: FormValues): FormState {
  if (answer.ok) {
    if (answer.to !== undefined) redirect(answer.to);
    return { ...untouchedForm, done: true, ...(answer.says ? { says: answer.says } : {}) };
  }
  if (answer.reason === "not-found") notFound();
  const { problems = {}, ...refusal } = answer;
  return { done: false, refusal, problems, values };
}

function kept(values: FormValues, secret: readonly string[]): FormValues {
  const shown = Object.entries(values).filter(([name]) => !/password/i.test(name) && !secret.includes(name));
  return Object.fromEntries(shown);
}
