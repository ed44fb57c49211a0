import { z } from "zod";
import { localizedText } from "./text.ts";

/** A message of the office on every page; `until` is the last moment it is shown, null for no end. */
export const siteNotice = z.strictObject({
  tone: z.enum(["primary", "attention"]),
  title: localizedText,
  text: localizedText.nullable(),
  until: z.iso.datetime().nullable(),
});
export type StoredNotice = z.infer<typeof siteNotice>;

/** Name of the setting that holds it. */
export const noticeSetting = "site-notice";
