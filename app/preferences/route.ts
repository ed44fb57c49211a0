import { rememberPreferences } from "#lib/http/preferences.ts";
import { route, seeOther } from "#lib/http/route.ts";

/** A plain form, so that the language, the colours and the 长辈版 can be switched without JavaScript. */
export const POST = route({
  who: "anyone",
  does: "change",
  async run({ request }) {
    const form = await request.formData().catch(() => null);
    if (!form) return { ok: false, reason: "malformed" };
    return seeOther(await rememberPreferences(form));
  },
});
