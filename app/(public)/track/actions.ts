"use server";
import { grantLookup } from "#lib/auth/lookup-grant.ts";
import { formAction } from "#lib/http/action.ts";
import { lookUpApplication } from "#lib/operations/look-up-application.ts";
import { paths } from "#lib/paths.ts";
import { lookUpInput } from "#lib/schemas/commands.ts";

export const lookUp = formAction({
  who: "anyone",
  schema: lookUpInput,
  secret: ["idNumber"],
  async run({ context, input, address }) {
    const answer = await lookUpApplication(context, { ...input, address });
    if (!answer.ok) return answer;
    await grantLookup(answer.applicationId);
    return { ok: true, to: paths.trackResult };
  },
});
