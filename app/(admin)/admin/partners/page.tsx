import type { Metadata } from "next";
import { CreateKeyForm, RevokeKeyForm } from "#components/admin/api-key-forms.tsx";
import { AdminShell } from "#components/layout/shell.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Card } from "#components/ui/card.tsx";
import { type Column, DataTable } from "#components/ui/data-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { paths } from "#lib/paths.ts";
import { type ApiKeyRow, apiKeys } from "#lib/queries/api-keys.ts";
import { formatter } from "#lib/text/format.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { adminPage, titled } from "../../admin-page.ts";
import { createKey, revokeKey } from "./actions.ts";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "admin")("partners.title"));
}

type Props = { searchParams: Promise<{ revoked?: string | string[] }> };

export default async function PartnersPage({ searchParams }: Props) {
  const { revoked } = await searchParams;
  const { frame, path, locale, reading } = await adminPage(paths.adminPartners);
  const keys = await apiKeys(reading.database, reading.now);
  const t = translator(locale, "admin");
  return (
    <AdminShell frame={frame} path={path} current="partners">
      <PageHeading
        title={t("partners.title")}
        lead={t("partners.lead")}
        aside={<a href={paths.apiDocs}>{t("partners.docs")}</a>}
      />
      {revoked !== undefined && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={t("partners.revoked")} />
        </div>
      )}
      <Section title={t("partners.keys")}>
        <Keys keys={keys} locale={locale} />
      </Section>
      <Section title={t("partners.createTitle")}>
        <Card className="max-w-3xl">
          <CreateKeyForm action={createKey} locale={locale} />
        </Card>
      </Section>
    </AdminShell>
  );
}

function Keys({ keys, locale }: { keys: readonly ApiKeyRow[]; locale: Locale }) {
  const t = translator(locale, "admin");
  if (keys.length === 0) return <EmptyState title={t("partners.none")} text={t("partners.noneText")} />;
  return (
    <DataTable
      caption={t("partners.keys")}
      columns={[...rightsColumns(locale), ...usageColumns(locale)]}
      rows={keys}
      rowKey={({ id }) => id}
    />
  );
}

function rightsColumns(locale: Locale): Column<ApiKeyRow>[] {
  const t = translator(locale, "admin");
  return [
    {
      key: "name",
      header: t("partners.name"),
      heading: true,
      cell: ({ partnerName, prefix }) => (
        <>
          {partnerName}
          <code className="block text-sm font-normal text-muted">mj_{prefix}_…</code>
        </>
      ),
    },
    {
      key: "scopes",
      header: t("partners.scopes"),
      cell: ({ scopes }) => (
        <ul>
          {scopes.map((scope) => (
            <li key={scope}>
              <code className="break-all">{scope}</code>
            </li>
          ))}
        </ul>
      ),
    },
    {
      key: "limits",
      header: t("partners.limits"),
      cell: ({ cidrs, ratePerMinute }) => (
        <>
          {ratePerMinute === null ? t("partners.unlimited") : t("partners.perMinute", { count: ratePerMinute })}
          {cidrs.length > 0 && <span className="block text-sm break-all">{cidrs.join(" ")}</span>}
        </>
      ),
    },
  ];
}

function usageColumns(locale: Locale): Column<ApiKeyRow>[] {
  const t = translator(locale, "admin");
  const format = formatter(locale);
  return [
    {
      key: "state",
      header: t("partners.state"),
      cell: ({ state, expiresAt }) => (
        <>
          <Badge tone={state === "active" ? "good" : "neutral"}>{t(`partners.states.${state}`)}</Badge>
          <span className="mt-1 block text-sm">
            {t("partners.until", { date: format.date(expiresAt.slice(0, 10)) })}
          </span>
        </>
      ),
    },
    {
      key: "used",
      header: t("partners.used"),
      cell: ({ lastUsedAt }) => (lastUsedAt ? format.dateTime(lastUsedAt) : t("partners.never")),
    },
    {
      key: "action",
      header: t("partners.action"),
      cell: ({ id, state, prefix, partnerName }) =>
        state === "active" && (
          <RevokeKeyForm
            action={revokeKey}
            id={id}
            words={t("partners.revokeWhat", { name: partnerName, prefix })}
            locale={locale}
          />
        ),
    },
  ];
}
