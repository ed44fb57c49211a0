import { notFound } from "next/navigation";
import { pathId } from "#lib/http/path-id.ts";
import { casePage } from "#lib/queries/staff-case.ts";
import { queuePage } from "#lib/queries/staff-queue.ts";
import { staffPage } from "../../../staff-page.ts";

/** A page about one case: whoever may not see it gets the page for what does not exist. */
export async function openCase(text: string, pathOf: (id: string) => string) {
  const id = pathId(text);
  const office = await staffPage(pathOf(id));
  const { actor, locale, reading } = office;
  const page = await casePage(reading, { id, actor, locale });
  if (!page) notFound();
  return { ...office, id, page };
}

/** The most urgent of the reader's other cases, else of those that nobody has; null when there is none. */
export async function nextCase({
  actor,
  locale,
  reading,
  id,
}: Awaited<ReturnType<typeof openCase>>): Promise<string | null> {
  if (actor.departmentId === null) return null;
  for (const tab of ["mine", "unassigned"] as const) {
    const { rows } = await queuePage(reading, { actor, locale }, { tab });
    const open = rows.find((row) => row.id !== id && row.status !== "correction-required");
    if (open) return open.id;
  }
  return null;
}
