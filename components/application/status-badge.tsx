import { Badge } from "#components/ui/badge.tsx";
import type { Status } from "#lib/domain/workflow.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { statusTones } from "./tones.ts";

export function StatusBadge({ status, locale }: { status: Status; locale: Locale }) {
  return (
    <Badge tone={statusTones[status]}>
      <span aria-hidden className="size-2 rounded-full bg-current" />
      {translator(locale, "domain")(`status.${status}`)}
    </Badge>
  );
}
