import { z } from "zod";
import { line } from "./text.ts";

export const queueTabs = ["all", "mine", "unassigned", "due-soon", "overdue", "waiting", "closed"] as const;
export type QueueTab = (typeof queueTabs)[number];

/** A text of the address; a blank one, and one that nobody can have typed, counts as missing. */
const text = (max: number) => line(max).optional().catch(undefined);

/** The state of the queue as its address carries it; what cannot be read falls back to nothing. */
export const queueFilter = z.object({
  tab: z.enum(queueTabs).catch("all").default("all"),
  service: text(64),
  /** `service/stage`: codes of stages are unique within a service only. */
  stage: text(130),
  q: text(60),
  after: text(80),
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
