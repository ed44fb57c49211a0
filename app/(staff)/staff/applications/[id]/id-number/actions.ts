"use server";
import { formAction } from "#lib/http/action.ts";
import { requestPreferences } from "#lib/http/preferences.ts";
import { revealIdNumber } from "#lib/operations/reveal-id-number.ts";
import { revealInput } from "#lib/schemas/reveal.ts";
import { translator } from "#lib/text/translator.ts";

/** The number travels in this answer only: no address, no cookie and no record of requests carries it. */
export const reveal = formAction({
  who: "staff",
  schema: revealInput,
  run: async ({ context, input }) => {
    const answer = await revealIdNumber(context, input);
    if (!answer.ok) return answer;
    const { locale } = await requestPreferences();
    const t = translator(locale, "staff");
    const kind = translator(locale, "domain")(`idDocument.${answer.idKind}`);
    return {
      ok: true,
      says: { title: t("reveal.shown", { kind, number: answer.idNumber }), text: t("reveal.shownHint") },
    };
  },
});
