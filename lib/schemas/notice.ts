import { z } from "zod";
import { endOfDay, momentAt } from "../domain/dates.ts";
import { operationId } from "./commands.ts";
import { line, localizedText, optionalTyped, problem, typed } from "./text.ts";

export const noticeTones = ["primary", "attention"] as const;

/** A message of the office on every page; `until` is the last moment it is shown, null for no end. */
export const siteNotice = z.strictObject({
  tone: z.enum(noticeTones),
  title: localizedText,
  text: localizedText.nullable(),
  until: z.iso.datetime().nullable(),
});
export type StoredNotice = z.infer<typeof siteNotice>;

/** Name of the setting that holds it. */
export const noticeSetting = "site-notice";

export type SiteNoticeInput = { readonly operationId: string; readonly notice: StoredNotice | null };

const blank = (value: unknown) => (value === "" ? undefined : value);

/** The form of the administrator: both languages or neither, a day and, if it matters, an hour. */
export const noticeForm = z
  .strictObject({
    operationId,
    tone: z.enum(noticeTones, problem("required")),
    titleZh: line(60),
    titleEn: line(120),
    textZh: optionalTyped(300),
    textEn: optionalTyped(600),
    untilDate: z.preprocess(blank, z.iso.date(problem("not-a-date")).optional()),
    untilTime: z.preprocess(
      blank,
      typed(5)
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/, problem("not-a-time"))
        .optional(),
    ),
  })
  .superRefine((form, { addIssue }) => {
    const needed = (path: string) => addIssue({ code: "custom", path: [path], message: "required" });
    if (form.textZh && !form.textEn) needed("textEn");
    if (form.textEn && !form.textZh) needed("textZh");
    if (form.untilTime && !form.untilDate) needed("untilDate");
  });
export type NoticeForm = z.output<typeof noticeForm>;

export const clearNoticeForm = z.strictObject({ operationId });

/** What the form says as it is kept; a day without an hour means until that day is over in the office's `zone`. */
export function storedNotice(form: NoticeForm, zone: string): StoredNotice {
  const { tone, titleZh, titleEn, textZh, textEn, untilDate, untilTime } = form;
  return {
    tone,
    title: { "zh-CN": titleZh, en: titleEn },
    text: textZh && textEn ? { "zh-CN": textZh, en: textEn } : null,
    until: untilDate ? endOf(untilDate, untilTime, zone).toISOString() : null,
  };
}

function endOf(date: string, time: string | undefined, zone: string): Date {
  return time === undefined ? endOfDay(date, zone) : momentAt(date, time, zone);
}
