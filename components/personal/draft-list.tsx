import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { paths } from "#lib/paths.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";

type Draft = { readonly id: string; readonly serviceName: string; readonly updatedAt: string };

/** Applications begun and not submitted. */
export function DraftList({ drafts, locale }: { drafts: readonly Draft[]; locale: Locale }) {
  const t = translator(locale, "personal");
  return (
    <ul className="grid gap-3">
      {drafts.map(({ id, serviceName, updatedAt }) => (
        <Card key={id} as="li" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 sm:py-5">
          <div>
            <h3 className="font-display text-xl">{serviceName}</h3>
            <p className="text-sm text-muted figures">
              {t("draftSaved", { time: formatter(locale).dateTime(updatedAt) })}
            </p>
          </div>
          <p className="flex flex-wrap gap-2">
            <LinkButton href={paths.resumeDraft(id)} look="secondary">
              {t("draftContinue")}
              <VisuallyHidden>{t("draftContinueWhat", { service: serviceName })}</VisuallyHidden>
            </LinkButton>
            <LinkButton href={paths.discardDraft(id)} look="quiet">
              {t("draftDiscard")}
              <VisuallyHidden> {t("draftDiscardWhat", { service: serviceName })}</VisuallyHidden>
            </LinkButton>
          </p>
        </Card>
      ))}
    </ul>
  );
}
