import type { Metadata } from "next";
import { ClearNoticeForm, PublishNoticeForm } from "#components/admin/notice-forms.tsx";
import { AdminShell } from "#components/layout/shell.tsx";
import { Card } from "#components/ui/card.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import { currentNotice } from "#lib/queries/site-notice.ts";
import type { StoredNotice } from "#lib/schemas/notice.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { locales } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { adminPage, titled } from "../../admin-page.ts";
import { clearNotice, publishNotice } from "./actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "admin")("notice.title"));
}

type Props = { searchParams: Promise<{ set?: string | string[] }> };

export default async function NoticePage({ searchParams }: Props) {
  const { set } = await searchParams;
  const { frame, path, locale, reading } = await adminPage(paths.adminNotice);
  const notice = await currentNotice(reading.database, reading.now);
  const t = translator(locale, "admin");
  return (
    <AdminShell frame={frame} path={path} current="notice">
      <PageHeading title={t("notice.title")} lead={t("notice.lead")} />
      {(set === "published" || set === "cleared") && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={t(`notice.${set}`)} />
        </div>
      )}
      <Section title={t("notice.now")}>
        {notice ? <Shown notice={notice} locale={locale} /> : <p className="text-muted">{t("notice.none")}</p>}
        {notice && <ClearNoticeForm action={clearNotice} operationId={newOperationId()} locale={locale} />}
      </Section>
      <Section title={t(notice ? "notice.changeTitle" : "notice.setTitle")}>
        <Card className="max-w-4xl">
          <PublishNoticeForm
            key={`${set}/${notice?.title["zh-CN"]}`}
            action={publishNotice}
            operationId={newOperationId()}
            locale={locale}
          />
        </Card>
      </Section>
    </AdminShell>
  );
}

/** Both languages, as readers of each see them. */
function Shown({ notice, locale }: { notice: StoredNotice; locale: Locale }) {
  const t = translator(locale, "admin");
  return (
    <div className="max-w-4xl space-y-3">
      {locales.map((own) => (
        <div key={own} lang={own}>
          <Notice tone={notice.tone} title={notice.title[own]}>
            {notice.text?.[own]}
          </Notice>
        </div>
      ))}
      <p className="text-muted">
        {notice.until ? t("notice.until", { time: formatter(locale).dateTime(notice.until) }) : t("notice.noEnd")}
      </p>
    </div>
  );
}
