import type { Viewer } from "#components/layout/frame.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { DescriptionList } from "#components/ui/description-list.tsx";
import { paths } from "#lib/paths.ts";
import type { ServicePage } from "#lib/queries/services.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { sentences } from "#lib/text/sentences.ts";
import { translator } from "#lib/text/translator.ts";

/** How long it takes, who answers questions, and the way in. */
export function StartCard({ service, viewer, locale }: { service: ServicePage; viewer: Viewer; locale: Locale }) {
  const t = translator(locale, "services");
  const conditional = service.stages.some((stage) => stage.conditional);
  return (
    <Card as="section" lit className="lg:sticky lg:top-6">
      <h2 className="sr-only">{t("startTitle")}</h2>
      {service.workingDays > 0 && (
        <>
          <p className="text-sm text-muted">{t("facts.time")}</p>
          <p className="font-display text-2xl text-primary figures">
            {formatter(locale).workingDays(service.workingDays)}
          </p>
          <p className="mt-1 mb-5 text-sm text-muted">
            {sentences(locale, t("timeNote"), conditional && t("extraTime"))}
          </p>
        </>
      )}
      <Way service={service} viewer={viewer} locale={locale} />
      <DescriptionList
        className="mt-6 border-t border-line pt-5"
        items={[
          { term: t("facts.issuer"), value: service.issuer },
          {
            term: t("facts.hotline"),
            value: (
              <a href={`tel:${service.hotline}`} className="figures">
                {service.hotline}
              </a>
            ),
          },
        ]}
      />
    </Card>
  );
}

function Way({ service, viewer, locale }: { service: ServicePage; viewer: Viewer; locale: Locale }) {
  const t = translator(locale, "services");
  if (viewer.kind === "signed-in" && viewer.role !== "applicant") return <p>{t("startStaff")}</p>;
  const apply = paths.apply(service.code);
  return (
    <>
      <LinkButton href={apply} size="big" className="w-full">
        {t("start")}
      </LinkButton>
      {viewer.kind === "visitor" && (
        <p className="mt-3 text-sm text-muted">
          {t.rich("startVisitor", {
            link: (words) => <a href={`${paths.register}?next=${encodeURIComponent(apply)}`}>{words}</a>,
          })}
        </p>
      )}
      <p className="mt-2 text-sm text-muted">{t("startNote")}</p>
      <p className="mt-2 text-sm text-muted">
        {t.rich("alreadyFiled", { link: (words) => <a href={paths.track}>{words}</a> })}
      </p>
    </>
  );
}
