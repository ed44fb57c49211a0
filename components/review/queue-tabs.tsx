import { TabLinks } from "#components/ui/tab-links.tsx";
import { type QueueFilter, type QueueTab, queueTabs } from "#lib/schemas/queue-filter.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { queueAddress } from "./queue-address.ts";

/** Views of the queue with how much each holds; a filter is carried along, a place in the pages is not. */
export function QueueTabs({
  filter,
  counts,
  most,
  locale,
}: {
  filter: QueueFilter;
  counts: Readonly<Record<Exclude<QueueTab, "closed">, number>>;
  /** Where counting stopped. */
  most: number;
  locale: Locale;
}) {
  const t = translator(locale, "staff");
  const shown = (count: number) =>
    count >= most ? t("queue.moreThan", { count: most - 1 }) : formatter(locale).number(count);
  return (
    <TabLinks
      label={t("queue.tabs")}
      items={queueTabs.map((tab) => ({
        href: queueAddress({ ...filter, tab, after: undefined }),
        label: t(`queue.tab.${tab}`),
        current: tab === filter.tab,
        ...(tab === "closed" ? {} : { count: shown(counts[tab]) }),
      }))}
    />
  );
}
