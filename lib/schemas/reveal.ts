import { z } from "zod";
import { changeShape } from "./commands.ts";
import { optionalTyped, problem } from "./text.ts";

/** Why an ID number may be looked at in full; words for each are in lib/text. */
export const revealPurposes = ["compare-documents", "verify-caller", "ask-other-office", "issue-document"] as const;
export type RevealPurpose = (typeof revealPurposes)[number];

export const revealInput = z.strictObject({
  applicationId: changeShape.applicationId,
  purpose: z.enum(revealPurposes, problem("required")),
  /** Goes into the audit as it is. */
  explanation: optionalTyped(200),
});
export type RevealInput = z.output<typeof revealInput>;
