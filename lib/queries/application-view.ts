import type { Service, Stage, WorkflowVersion } from "../db/workflow-version.ts";
import { isShown } from "../domain/audience.ts";
import { deadlineOf, type OfficeTime } from "../domain/deadlines.ts";
import type { ActorSnapshot, Deficiency, HistoryEntry } from "../domain/history.ts";
import { inLocale, type Locale, type LocalizedText } from "../domain/localized-text.ts";
import { progressOf } from "../domain/progress.ts";
import { reviewerShown } from "../domain/reviewer-shown.ts";
import { type StageTrack, stageTrack } from "../domain/stage-track.ts";
import type { ApplicationView, Audience, StageView, TimelineEntry } from "../domain/view.ts";
import { isClosed, plannedStages, stageByCode } from "../domain/workflow.ts";
import type { ApplicationFacts } from "./application-facts.ts";

export type Reader = { readonly audience: Audience; readonly locale: Locale };

type Setting = {
  readonly facts: ApplicationFacts;
  readonly version: WorkflowVersion;
  readonly service: Service;
  /** Names of all departments by id. */
  readonly departments: ReadonlyMap<string, LocalizedText>;
  readonly office: OfficeTime;
  readonly now: Date;
};

/** The application in the reader's language, with what this reader may know. */
export function applicationView(setting: Setting, reader: Reader): ApplicationView {
  const { facts, version, service, office, now } = setting;
  const stages = plannedStages(version.stages, facts.fields);
  const { status, stageCode } = facts;
  const paused = facts.clockPausedAt !== null || isClosed(status);
  const tracked = { stages, history: facts.history, status, stageCode, dueOn: facts.stageDueOn, paused };
  const current = stageByCode(stages, stageCode);
  return {
    number: facts.number,
    serviceName: inLocale(service.name, reader.locale),
    serviceCode: service.code,
    issuer: inLocale(service.issuer, reader.locale),
    status,
    submittedAt: facts.submittedAt.toISOString(),
    closedAt: facts.closedAt?.toISOString() ?? null,
    updatedAt: facts.updatedAt.toISOString(),
    asOf: now.toISOString(),
    progress: { ...progressOf({ stages, status, stageCode }), status },
    stages: stageTrack(tracked, { office, now }).map((track) =>
      stageView(track, stageByCode(stages, track.code), { setting, reader }),
    ),
    timeline: timeline({ ...setting, stages }, reader),
    departmentName: inLocale(current.department.name, reader.locale),
    hotline: current.department.hotline || service.hotline,
    deadline: isClosed(status)
      ? { state: "none", dueOn: null, daysLeft: null }
      : deadlineOf(office, { dueOn: facts.stageDueOn, paused, now }),
  };
}

function stageView(
  track: StageTrack,
  stage: Stage,
  { setting, reader }: { setting: Setting; reader: Reader },
): StageView {
  const { completion, enteredAt, ...rest } = track;
  const say = (text: LocalizedText) => inLocale(text, reader.locale);
  return {
    ...rest,
    name: say(stage.name),
    kind: stage.kind,
    workingDays: stage.workingDays,
    enteredAt: enteredAt?.toISOString() ?? null,
    completedAt: completion?.at.toISOString() ?? null,
    completedLabel: say(stage.completedLabel),
    meaning: say(stage.meaning),
    applicantDoes: say(stage.applicantDoes),
    departmentName: say(stage.department.name),
    reviewer: completion && reader.audience !== "visitor" ? personShown(completion, { setting, reader }) : null,
    remark: reader.audience === "visitor" ? null : (completion?.remark ?? null),
  };
}

function timeline(setting: Setting & { stages: readonly Stage[] }, reader: Reader): TimelineEntry[] {
  const shown = setting.facts.history.filter((entry) => isShown(entry.event, reader.audience));
  return shown.map((entry) => timelineEntry(entry, { setting, reader })).reverse();
}

function timelineEntry(
  entry: HistoryEntry,
  { setting, reader }: { setting: Setting & { stages: readonly Stage[] }; reader: Reader },
): TimelineEntry {
  const say = (text: LocalizedText) => inLocale(text, reader.locale);
  const from = stageByCode(setting.stages, entry.fromStage ?? entry.toStage);
  const open = reader.audience !== "visitor";
  const { detail } = entry;
  return {
    seq: entry.seq,
    at: entry.at.toISOString(),
    event: entry.event,
    stageName: say(from.name),
    completedLabel: say(from.completedLabel),
    nextStageName: say(stageByCode(setting.stages, entry.toStage).name),
    actorKind: entry.actorKind,
    by: byLine(entry, { setting, reader }),
    remark: open ? entry.remark : null,
    reasons: open ? (detail.reasons ?? []) : [],
    deficiencies: open ? (detail.deficiencies ?? []).map((item) => deficiencyView(item, { setting, reader })) : [],
    answerBy: detail.answerBy ?? null,
    assignee: reader.audience === "staff" ? (detail.assignee?.name ?? null) : null,
  };
}

function deficiencyView(
  { target, problem, advice }: Deficiency,
  { setting, reader }: { setting: Setting; reader: Reader },
) {
  const { form, materials } = setting.version;
  const fields = form.sections.flatMap((section) => section.fields);
  const label =
    target?.kind === "material"
      ? materials.find(({ code }) => code === target.code)?.name
      : fields.find(({ code }) => code === target?.code)?.label;
  return { about: label ? inLocale(label, reader.locale) : null, problem, advice };
}

/** Staff as the reader may know them; visitors are told the department only. */
function byLine(entry: HistoryEntry, { setting, reader }: { setting: Setting; reader: Reader }): string | null {
  if (entry.actorKind !== "staff" || !entry.actor) return null;
  if (reader.audience === "visitor") return departmentOf(entry.actor, { setting, reader });
  return personShown(entry, { setting, reader });
}

function personShown(
  { actor }: HistoryEntry,
  { setting, reader }: { setting: Setting; reader: Reader },
): string | null {
  if (!actor) return null;
  const display = reader.audience === "staff" ? "full-name" : setting.service.reviewerDisplay;
  const department = departmentOf(actor, { setting, reader });
  return reviewerShown({ ...actor, department }, { display, locale: reader.locale });
}

function departmentOf(actor: ActorSnapshot, { setting, reader }: { setting: Setting; reader: Reader }): string {
  const name = actor.departmentId === null ? undefined : setting.departments.get(actor.departmentId);
  return name ? inLocale(name, reader.locale) : inLocale(setting.service.issuer, reader.locale);
}
