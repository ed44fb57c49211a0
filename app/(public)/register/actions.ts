"use server";
import { accountKey } from "#lib/auth/credentials.ts";
import { rememberDevice } from "#lib/auth/known-device.ts";
import { startSession } from "#lib/auth/session.ts";
import { formAction } from "#lib/http/action.ts";
import { landingPath } from "#lib/http/landing-path.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { registerApplicant } from "#lib/operations/register-applicant.ts";
import { registerInput } from "#lib/schemas/accounts.ts";

export const register = formAction({
  who: "anyone",
  schema: registerInput,
  async run({ context, input, address }) {
    const { locale } = await requestPreferences();
    const answer = await registerApplicant(context, input, { address, locale });
    if (!answer.ok) return answer;
    await startSession({ personId: answer.personId, role: "applicant" });
    await rememberDevice(accountKey(input.login), context.clock.now());
    return { ok: true, to: landingPath("applicant", input.next) };
  },
});
