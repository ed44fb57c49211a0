import { translator } from "#lib/text/translator.ts";
import type { ShownEntry } from "../../db/partner-statements.ts";
import type { Stage } from "../../db/workflow-version.ts";
import type { Event } from "../../domain/workflow.ts";

/*
 * The older interface knows one status text per change. A finished stage is told by its completion words; everything
 * else by one word of its own. Its texts are Chinese, as they always were.
 */

const words = translator("zh-CN", "api");

type Told = Exclude<Event, "stage-completed" | "approved" | "completed" | "taken" | "handed-over" | "submitted">;

const wordOf: Record<Told, string> = {
  rejected: words("basic.rejected"),
  returned: words("basic.returned"),
  "correction-requested": words("basic.correction-requested"),
  "correction-answered": words("basic.correction-answered"),
  withdrawn: words("basic.withdrawn"),
};

export const submittedMessage = words("basic.submitted");
export const updatedMessage = words("basic.updated");
export const filedStatus = words("basic.filed");

/** The status that an entry led to; null for entries that change only who has the case. */
export function statusOf(entry: Pick<ShownEntry, "event" | "from">, stages: readonly Stage[]): string | null {
  switch (entry.event) {
    case "submitted":
      return filedStatus;
    case "stage-completed":
    case "approved":
    case "completed":
      return completionWords(stages, entry.from);
    case "taken":
    case "handed-over":
      return null;
    case "rejected":
    case "returned":
    case "correction-requested":
    case "correction-answered":
    case "withdrawn":
      return wordOf[entry.event];
  }
}

/** What was said with a change: the remark, else the reasons or the points to correct. */
export function notesOf({ event, remark, detail }: Omit<ShownEntry, "from" | "at">): string {
  if (event === "submitted") return words("basic.uploaded");
  if (remark !== null) return remark;
  const points = detail.deficiencies?.map(({ problem }) => problem);
  return (detail.reasons ?? points ?? []).join("；");
}

export function completionWords(stages: readonly Stage[], stageId: string): string {
  const stage = stages.find(({ id }) => id === stageId);
  if (!stage) throw new Error("an entry names a stage outside the workflow");
  return stage.completedLabel["zh-CN"];
}

/** The decisions that can be made with a word, with the words in which they may be said. */
export const decisionWords = {
  reject: [wordOf.rejected, "已驳回", "未通过", "不予通过", "rejected"],
  "request-correction": [wordOf["correction-requested"], "补正", "需补正", "correction-required"],
  "answer-correction": [wordOf["correction-answered"], "correction-answered"],
  withdraw: [wordOf.withdrawn, "已撤回", "withdrawn"],
} as const;
export type DecisionVerb = keyof typeof decisionWords;

/** Words that are statuses but cannot be set here: filing happened once, and a return needs the stage to go to. */
export const otherStatuses: readonly string[] = [filedStatus, "submitted", wordOf.returned, "returned"];

/** Upper and lower case, full-width forms and blanks make no difference. */
export function normalised(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase().replace(/\s+/gu, " ");
}
