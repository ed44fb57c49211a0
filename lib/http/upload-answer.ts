import { nextPath } from "./next-path.ts";
import type { Refusal } from "./reasons.ts";
import { seeOther } from "./route.ts";

/**
 * The way back to a form that sent a file without JavaScript: `?upload=<reason>&material=<code>` says what happened,
 * `stored` when all is well. Null when the form named no page of ours.
 */
export function backToForm(
  fields: Readonly<Record<string, string>>,
  outcome: Refusal["reason"] | "stored",
): Response | null {
  const path = nextPath(fields.next, "");
  if (path === "") return null;
  const url = new URL(path, "http://site.invalid");
  url.searchParams.set("upload", outcome);
  if (fields.materialCode !== undefined) url.searchParams.set("material", fields.materialCode.slice(0, 64));
  return seeOther(`${url.pathname}${url.search}${url.hash}`);
}
