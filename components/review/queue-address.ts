import { paths } from "#lib/paths.ts";
import type { QueueFilter } from "#lib/schemas/queue-filter.ts";

/** The address that shows the queue in this state; what is left out is what everybody begins with. */
export function queueAddress({ tab, service, stage, q, after }: QueueFilter): string {
  const query = new URLSearchParams();
  if (tab !== "all") query.set("tab", tab);
  for (const [name, value] of Object.entries({ service, stage, q, after })) {
    if (value) query.set(name, value);
  }
  const text = query.toString();
  return text ? `${paths.staff}?${text}` : paths.staff;
}
