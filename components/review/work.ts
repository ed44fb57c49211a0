import type { FormFeedback } from "#components/ui/form-context.tsx";
import type { CaseActions } from "#lib/domain/case-view.ts";
import type { Verb } from "#lib/domain/permissions.ts";
import type { Locale } from "#lib/text/locale.ts";

export type Action = (previous: FormFeedback, data: FormData) => Promise<FormFeedback>;

/** What staff do on the case page. */
export type WorkVerb = Extract<Verb, "take" | "hand-over" | "advance" | "request-correction" | "return" | "reject">;

/** What the forms of the case page are made from. */
export type Work = {
  readonly applicationId: string;
  readonly version: number;
  /** Of whatever is done from this rendering of the page: a second verb sent with it would be another request. */
  readonly operationId: string;
  readonly actions: CaseActions;
  readonly departmentName: string;
  /** Who has the case, unless it is the reader or nobody. */
  readonly colleagueName: string | null;
  readonly locale: Locale;
};
