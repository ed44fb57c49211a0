"use server";
import { formAction } from "#lib/http/action.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { createApiKey } from "#lib/operations/create-api-key.ts";
import { revokeApiKey } from "#lib/operations/revoke-api-key.ts";
import { paths } from "#lib/paths.ts";
import { createApiKeyForm, revokeApiKeyForm } from "#lib/schemas/api-keys.ts";
import { translator } from "#lib/text/translator.ts";

/** The key is in this one answer, and never again anywhere. */
export const createKey = formAction({
  who: "administrator",
  schema: createApiKeyForm,
  run: async ({ context, input }) => {
    const made = await createApiKey(context, input);
    if (!made.ok) return { ok: false, reason: "form-has-problems", problems: { scopes: "not-a-scope" } };
    const { locale } = await requestPreferences();
    return { ok: true, says: { title: translator(locale, "admin")("partners.made"), text: made.key } };
  },
});

export const revokeKey = formAction({
  who: "administrator",
  schema: revokeApiKeyForm,
  run: async ({ context, input }) => {
    const answer = await revokeApiKey(context, input);
    return answer.ok ? { ok: true, to: `${paths.adminPartners}?revoked=1` } : answer;
  },
});
