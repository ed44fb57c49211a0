"use server";
import { z } from "zod";
import { endOtherSessions } from "#lib/auth/session.ts";
import { formAction } from "#lib/http/action.ts";
import { paths } from "#lib/paths.ts";

export const endOthers = formAction({
  who: "applicant",
  schema: z.strictObject({}),
  async run() {
    await endOtherSessions();
    return { ok: true, to: `${paths.myAccount}?notice=sessions-ended` };
  },
});
