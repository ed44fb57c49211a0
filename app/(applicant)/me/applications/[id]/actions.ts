"use server";
import { refresh } from "next/cache";
import { type ActionAnswer, formAction } from "#lib/http/action.ts";
import { answerCorrection } from "#lib/operations/answer-correction.ts";
import { withdrawApplication } from "#lib/operations/withdraw-application.ts";
import { paths } from "#lib/paths.ts";
import { ownApplication } from "#lib/queries/applicant.ts";
import { answerCorrectionInput, withdrawInput } from "#lib/schemas/commands.ts";

export const withdraw = formAction({
  who: "applicant",
  schema: withdrawInput,
  async run({ context, input }) {
    const answer = await withdrawApplication(context, input);
    return told(answer, `${paths.myApplication(input.applicationId)}?notice=withdrawn`);
  },
});

export const sendCorrection = formAction({
  who: "applicant",
  schema: answerCorrectionInput,
  async run({ context, input }) {
    const { database, clock, zone, actor } = context;
    const reading = { database, zone, now: clock.now() };
    const owner = { id: input.applicationId, personId: actor.personId, locale: "zh-CN" as const };
    const application = await ownApplication(reading, owner);
    if (application?.correction?.remarkNeeded && input.remark === undefined) {
      return { ok: false, reason: "form-has-problems", problems: { remark: "required" } };
    }
    const answer = await answerCorrection(context, input);
    return told(answer, `${paths.myApplication(input.applicationId)}?notice=correction-sent`);
  },
});

type Answer = Awaited<ReturnType<typeof withdrawApplication>>;

/**
 * An application that has moved on meanwhile is shown as it is now, around what was typed. Who moved it is for the
 * service's policy to say: the record on the page does, the refusal does not.
 */
function told(answer: Answer, to: string): ActionAnswer {
  if (answer.ok) return { ok: true, to };
  if (answer.reason === "stale-version") refresh();
  return { ok: false, reason: answer.reason };
}
