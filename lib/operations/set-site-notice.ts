import { inTransaction } from "../db/transaction.ts";
import { type Refused, refused } from "../domain/refusals.ts";
import { noticeSetting, type SiteNoticeInput } from "../schemas/notice.ts";
import { type Context, recordAudit } from "./context.ts";
import { answerOnce, firstAnswer, keepAnswer } from "./repeat.ts";

export type NoticeSet = { readonly ok: true; readonly shown: boolean };

/** Puts the office's notice on every page, or takes it away (`notice: null`). The last word counts. */
export async function setSiteNotice(context: Context, input: SiteNoticeInput): Promise<NoticeSet | Refused> {
  const { actor, database } = context;
  if (actor.kind !== "staff" || actor.role !== "administrator") return refused("not-found");
  return answerOnce<NoticeSet>({ context, request: input }, () =>
    inTransaction(database, async (transaction) => {
      const first = await firstAnswer<NoticeSet>(transaction, { context, request: input });
      if (first) return first;
      const { notice } = input;
      const where = { name: noticeSetting };
      if (notice === null) await transaction.setting.deleteMany({ where });
      else {
        const value = { value: notice };
        await transaction.setting.upsert({
          where,
          create: { ...where, ...value },
          update: value,
          select: { name: true },
        });
      }
      await recordAudit(transaction, {
        actor,
        action: notice === null ? "site-notice.cleared" : "site-notice.set",
        subject: { kind: "setting", id: noticeSetting },
        detail: notice === null ? {} : { tone: notice.tone, until: notice.until },
      });
      const result: NoticeSet = { ok: true, shown: notice !== null };
      await keepAnswer(transaction, { context, request: input, result });
      return result;
    }),
  );
}
