"use server";
import { formAction } from "#lib/http/action.ts";
import { setSiteNotice } from "#lib/operations/set-site-notice.ts";
import { paths } from "#lib/paths.ts";
import { clearNoticeForm, noticeForm, storedNotice } from "#lib/schemas/notice.ts";

export const publishNotice = formAction({
  who: "administrator",
  schema: noticeForm,
  run: async ({ context, input }) => {
    const notice = storedNotice(input, context.zone);
    const answer = await setSiteNotice(context, { operationId: input.operationId, notice });
    return answer.ok ? { ok: true, to: `${paths.adminNotice}?set=published` } : answer;
  },
});

export const clearNotice = formAction({
  who: "administrator",
  schema: clearNoticeForm,
  run: async ({ context, input }) => {
    const answer = await setSiteNotice(context, { ...input, notice: null });
    return answer.ok ? { ok: true, to: `${paths.adminNotice}?set=cleared` } : answer;
  },
});
