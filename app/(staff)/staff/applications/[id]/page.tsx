import type { Metadata } from "next";
import { ApplicationHeading } from "#components/application/application-heading.tsx";
import { AsOf } from "#components/application/as-of.tsx";
import { ProgressBar } from "#components/application/progress-bar.tsx";
import { StageTrack } from "#components/application/stage-track.tsx";
import { StaffShell } from "#components/layout/shell.tsx";
import { CaseDone } from "#components/review/case-done.tsx";
import { CaseRecord } from "#components/review/case-record.tsx";
import { DutyCard } from "#components/review/duty-card.tsx";
import { FiledAnswers } from "#components/review/filed-answers.tsx";
import { MaterialViews } from "#components/review/material-views.tsx";
import { NoteForm } from "#components/review/note-form.tsx";
import { StageOpinions } from "#components/review/stage-opinions.tsx";
import { WorkPanel } from "#components/review/work-panel.tsx";
import { Card } from "#components/ui/card.tsx";
import { Section } from "#components/ui/headings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { localDate } from "#lib/domain/dates.ts";
import { newOperationId } from "#lib/http/operation-id.ts";
import { paths } from "#lib/paths.ts";
import type { CasePage } from "#lib/queries/staff-case.ts";
import type { Locale } from "#lib/text/locale.ts";
import { translator } from "#lib/text/translator.ts";
import { titled } from "../../../staff-page.ts";
import { addNote, advance, askForCorrection, handOver, reject, sendBack, take } from "./actions.ts";
import { nextCase, openCase } from "./open-case.ts";

const doing = {
  take,
  advance,
  reject,
  return: sendBack,
  "request-correction": askForCorrection,
  "hand-over": handOver,
} as const;

export function generateMetadata(): Promise<Metadata> {
  return titled((locale) => translator(locale, "staff")("case.title"));
}

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ done?: string | string[]; noted?: string | string[] }>;
};

export default async function StaffCasePage({ params, searchParams }: Props) {
  const { id } = await params;
  const { done, noted } = await searchParams;
  const opened = await openCase(id, paths.staffCase);
  const { frame, path, locale, page, reading } = opened;
  const { view, actions } = page;
  const t = translator(locale, "staff");
  const seq = typeof done === "string" ? Number(done) : 0;
  return (
    <StaffShell frame={frame} path={path} current="queue" breadcrumbs={[{ href: paths.staff, label: t("title") }]}>
      {seq > 0 && <CaseDone view={view} seq={seq} nextCaseId={await nextCase(opened)} locale={locale} />}
      {noted && (
        <div role="status" className="mb-6">
          <Notice tone="good" title={t("case.done.note")} />
        </div>
      )}
      <ApplicationHeading view={view} locale={locale} />
      <div className="case-grid">
        <div className="min-w-0">
          <DutyCard
            view={view}
            actions={actions}
            assignee={page.assignee}
            today={localDate(reading.now, reading.zone)}
            locale={locale}
          />
          <Progress view={view} locale={locale} />
          <StageOpinions stages={view.stages} locale={locale} />
          <Filed page={page} locale={locale} />
          <RecordAndNotes page={page} noteKey={`${noted}`} locale={locale} />
        </div>
        {/* Done: the forms begin anew. Refused: the same forms stay, with what was typed. */}
        <div className="case-side" key={`${done}/${noted}`}>
          <WorkPanel
            doing={doing}
            work={{
              applicationId: id,
              version: page.version,
              operationId: newOperationId(),
              actions,
              departmentName: view.departmentName,
              colleagueName: page.assignee && !page.assignee.me ? page.assignee.name : null,
              locale,
            }}
          />
        </div>
      </div>
    </StaffShell>
  );
}

function Progress({ view, locale }: { view: CasePage["view"]; locale: Locale }) {
  return (
    <Card className="mt-6">
      <ProgressBar progress={view.progress} locale={locale} />
      <div className="mt-8">
        <StageTrack stages={view.stages} locale={locale} />
      </div>
      <div className="mt-6">
        <AsOf at={view.asOf} locale={locale} />
      </div>
    </Card>
  );
}

function Filed({ page, locale }: { page: CasePage; locale: Locale }) {
  const t = translator(locale, "staff");
  const materials = page.actions.targets.filter(({ kind }) => kind === "material");
  const reveal = page.actions.responsible ? <a href={paths.staffIdNumber(page.id)}>{t("case.reveal")}</a> : null;
  return (
    <>
      <Section title={t("case.filed")}>
        <FiledAnswers person={page.person} answers={page.answers} reveal={reveal} locale={locale} />
      </Section>
      {materials.length > 0 && (
        <Section title={t("case.materials")}>
          <MaterialViews materials={materials} files={page.files} locale={locale} />
        </Section>
      )}
    </>
  );
}

function RecordAndNotes({ page, noteKey, locale }: { page: CasePage; noteKey: string; locale: Locale }) {
  const t = translator(locale, "staff");
  return (
    <Section title={t("case.record")}>
      <p className="mb-5 text-muted">{t("case.recordHint")}</p>
      {page.actions.responsible && (
        <NoteForm
          key={noteKey}
          action={addNote}
          applicationId={page.id}
          operationId={newOperationId()}
          locale={locale}
        />
      )}
      <CaseRecord entries={page.view.timeline} notes={page.notes} locale={locale} />
    </Section>
  );
}
