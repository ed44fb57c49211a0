import { z } from "zod";
import { operationId } from "./commands.ts";
import { line, problem } from "./text.ts";

const id = z.uuid(problem("unexpected"));

/** Kept as typed: whether it is right is asked after it has been saved. */
const kept = z.string().max(5000, problem("too-long")).optional();

const step = {
  draftId: id,
  /** Which button was pressed. */
  go: z.enum(["next", "back", "later"], problem("unexpected")).default("next"),
  /** Set when the page was opened from the last check, to go back there. */
  from: z.enum(["review", ""], problem("unexpected")).optional(),
};

export const beginInput = z.strictObject({ serviceCode: line(64) });
export const discardInput = z.strictObject({ draftId: id });

export const identityStepInput = z.strictObject({
  ...step,
  applicantName: kept,
  idKind: kept,
  idNumber: kept,
  mobile: kept,
  email: kept,
});

/** Answers under `field.<code>`; names that the form does not have are dropped when they are saved. */
export const sectionStepInput = z.strictObject({
  ...step,
  step: line(80),
  field: z.record(z.string().max(64), z.string().max(5000, problem("too-long"))).default({}),
});

const ticked = z.literal("on", problem("not-accepted"));

/** The last page. Consent to the use of sensitive data is asked for on its own (PIPL, article 29). */
export const submitDraftInput = z.strictObject({
  draftId: id,
  operationId,
  declaration: ticked,
  privacyConsent: ticked,
});

/** Takes a file away again, on the page of a draft or of a correction. */
export const removeFileInput = z.union([
  z.strictObject({ fileId: id, draftId: id }),
  z.strictObject({ fileId: id, applicationId: id }),
]);
