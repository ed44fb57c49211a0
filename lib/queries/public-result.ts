import type { Locale } from "../domain/localized-text.ts";
import type { ApplicationView } from "../domain/view.ts";
import { applicationFacts } from "./application-facts.ts";
import { type Reading, viewed } from "./reading.ts";

/** What anyone with a look-up grant sees: stages, dates and departments; no names, remarks or reasons. */
export async function publicResult(
  reading: Reading,
  { applicationId, locale }: { applicationId: string; locale: Locale },
): Promise<ApplicationView | null> {
  const facts = await applicationFacts(reading.database, { id: applicationId });
  return facts && (await viewed(reading, facts, { audience: "visitor", locale })).view;
}
