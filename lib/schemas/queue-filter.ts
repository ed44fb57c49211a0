import { z } from "zod";

export const queueTabs = ["all", "mine", "unassigned", "due-soon", "overdue", "waiting", "closed"] as const;
export type QueueTab = (typeof queueTabs)[number];

const blankAsMissing = (value: unknown) => (value === "" ? undefined : value);

/** The state of the queue as its address carries it; what cannot be read falls back to nothing. */
export const queueFilter = z.object({
  tab: z.enum(queueTabs).catch("all").default("all"),
  service: z.preprocess(blankAsMissing, z.string().max(64).optional()).catch(undefined),
  /** `service/stage`: codes of stages are unique within a service only. */
  stage: z.preprocess(blankAsMissing, z.string().max(130).optional()).catch(undefined),
  q: z.preprocess(blankAsMissing, z.string().trim().max(60).optional()).catch(undefined),
  after: z.preprocess(blankAsMissing, z.string().max(80).optional()).catch(undefined),
});
export type QueueFilter = z.infer<typeof queueFilter>;

export function isFiltered({ service, stage, q }: QueueFilter): boolean {
  return Boolean(service || stage || q);
}

export function stageValue(service: string, stage: string): string {
  return `${service}/${stage}`;
}

/** The stage that is asked for; null for none, and for one of another service than the one that is asked for. */
export function stageOf({ service, stage }: QueueFilter): { readonly service: string; readonly code: string } | null {
  const [of, code] = stage?.split("/") ?? [];
  if (!of || !code || (service !== undefined && service !== of)) return null;
  return { service: of, code };
}

/** Where a page of the queue ends: the sort key and id of its last row. */
const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);
export type QueueCursor = { readonly urgentAt: Date; readonly id: string };

export function cursorText({ urgentAt, id }: QueueCursor): string {
  return `${urgentAt.toISOString()}_${id}`;
}

/** Null for a text that no page of ours made. */
export function readCursor(text: string | undefined): QueueCursor | null {
  const parsed = cursorShape.safeParse(text?.split("_"));
  return parsed.success ? { urgentAt: new Date(parsed.data[0]), id: parsed.data[1] } : null;
}
