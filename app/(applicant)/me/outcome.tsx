import { Notice } from "#components/ui/notice.tsx";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

const notices = ["draft-saved", "draft-discarded", "withdrawn", "correction-sent", "sessions-ended"] as const;

/** What has just been done, told on the page that follows it (`?notice=`). */
export function Outcome({ notice, locale }: { notice: string | string[] | undefined; locale: Locale }) {
  const told = notices.find((known) => known === notice);
  if (!told) return null;
  return (
    <div role="status" className="mb-8">
      <Notice tone="good" title={translator(locale, "personal")(`notice.${told}`)} />
    </div>
  );
}
