import type { Metadata } from "next";
import { StatusCard } from "#components/application/status-card.tsx";
import { ApplicantShell } from "#components/layout/shell.tsx";
import { DraftList } from "#components/personal/draft-list.tsx";
import { FirstServices } from "#components/personal/first-services.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { PageHeading, Section } from "#components/ui/headings.tsx";
import { isClosed } from "#lib/domain/workflow.ts";
import { paths } from "#lib/paths.ts";
import { type ApplicationCard, applicationCards, draftCards } from "#lib/queries/applicant.ts";
import { openServices } from "#lib/queries/services.ts";
import type { Locale } from "#lib/text/locale.ts";
import { sentences } from "#lib/text/sentences.ts";
import { translator } from "#lib/text/translator.ts";
import { applicantPage, titled } from "../applicant-page.ts";
import { Outcome } from "./outcome.tsx";

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "personal")("title"));
}

type Props = { searchParams: Promise<{ notice?: string | string[] }> };

/** The personal centre: what waits for the applicant first, then what the office works on, then what is over. */
export default async function PersonalCentre({ searchParams }: Props) {
  const page = await applicantPage(paths.me);
  const { frame, locale, reading, owner, context } = page;
  const [cards, drafts] = await Promise.all([applicationCards(reading, owner), draftCards(reading, owner)]);
  const groups = grouped(cards);
  const t = translator(locale, "personal");
  const empty = cards.length + drafts.length === 0;
  return (
    <ApplicantShell frame={frame} path={paths.me} current="me">
      <Outcome notice={(await searchParams).notice} locale={locale} />
      <PageHeading
        above={t("greeting", { name: context.actor.name })}
        title={t("title")}
        lead={lead({ ...groups, drafts }, locale)}
        aside={!empty && <LinkButton href={paths.services}>{t("apply")}</LinkButton>}
      />
      <Cards title={t("mineTitle")} cards={groups.mine} locale={locale} />
      {drafts.length > 0 && (
        <Section title={t("draftsTitle")}>
          <DraftList drafts={drafts} locale={locale} />
        </Section>
      )}
      <Cards title={t("openTitle")} cards={groups.office} locale={locale} />
      <Cards title={t("closedTitle")} cards={groups.closed} locale={locale} />
      {empty && <FirstServices services={await openServices(reading, locale)} locale={locale} />}
    </ApplicantShell>
  );
}

type Groups = Record<"mine" | "office" | "closed", readonly ApplicationCard[]>;

function grouped(cards: readonly ApplicationCard[]): Groups {
  const closed = cards.filter(({ view }) => isClosed(view.status));
  const open = cards.filter((card) => !closed.includes(card));
  const mine = open.filter(({ view }) => view.progress.turn === "applicant");
  return { mine, office: open.filter((card) => !mine.includes(card)), closed };
}

/** The two or three things that matter, in as many short sentences. */
function lead({ mine, office, closed, drafts }: Groups & { drafts: readonly unknown[] }, locale: Locale): string {
  const t = translator(locale, "personal");
  const told = sentences(
    locale,
    mine.length > 0 && t("lead.mine", { count: mine.length }),
    office.length > 0 &&
      (mine.length > 0 ? t("lead.alsoOffice", { count: office.length }) : t("lead.office", { count: office.length })),
    drafts.length > 0 && t("lead.drafts", { count: drafts.length }),
  );
  if (told !== "") return told;
  return closed.length > 0 ? t("lead.closed") : t("lead.none");
}

function Cards({ title, cards, locale }: { title: string; cards: readonly ApplicationCard[]; locale: Locale }) {
  if (cards.length === 0) return null;
  return (
    <Section title={title}>
      <ul className="grid gap-5 lg:grid-cols-2 large:grid-cols-1">
        {cards.map(({ id, view }) => (
          <li key={id} className="grid">
            <StatusCard application={view} href={paths.myApplication(id)} locale={locale} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
