"use server";
import { signIn as checkAndStart } from "#lib/auth/sign-in.ts";
import { formAction } from "#lib/http/action.ts";
import { landingPath } from "#lib/http/landing-path.ts";
import { signInInput } from "#lib/schemas/accounts.ts";

export const signIn = formAction({
  who: "anyone",
  schema: signInInput,
  async run({ input: { next, ...credentials } }) {
    const answer = await checkAndStart(credentials);
    return answer.ok ? { ok: true, to: landingPath(answer.role, next) } : answer;
  },
});
