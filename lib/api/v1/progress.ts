import type { z } from "zod";
import { officeTime } from "../../db/office-time.ts";
import { type PackedEntry, progressByNumber, type WithHistory } from "../../db/partner-statements.ts";
import { deadlineOf } from "../../domain/deadlines.ts";
import type { HistoryEntry } from "../../domain/history.ts";
import { progressOf } from "../../domain/progress.ts";
import { type StageTrack, stageTrack } from "../../domain/stage-track.ts";
import { isClosed, stageByCode } from "../../domain/workflow.ts";
import { type Answer, endpoint } from "../endpoint.ts";
import type { ApiParts } from "../parts.ts";
import { type Trouble, trouble } from "../problem.ts";
import { type Subject, subjectOf } from "../subject.ts";
import { historyShape, progressShape } from "./shapes.ts";
import { applications, numberParams, numberValues } from "./shared.ts";

export const progress = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}/progress",
  id: "readProgress",
  tag: "applications",
  summary: "办理进度 · Progress",
  need: applications.read,
  params: numberParams,
  statement: progressByNumber,
  values: numberValues,
  answers: { 200: { description: "办理进度。The progress.", schema: progressShape } },
  troubles: [404],
  run: async ({ parts, row, principal }): Promise<Answer | Trouble> => {
    const subject = await subjectOf(parts, { row, principal, need: applications.read });
    if (!subject) return trouble("not-found");
    const state = await stateOf(parts, subject);
    return { ok: true, status: 200, body: { ...state, as_of: parts.clock.now().toISOString() }, tag: state };
  },
});

/** All of the progress but the time of the answer. */
async function stateOf(
  parts: ApiParts,
  { application, version, stages, stage }: Subject<WithHistory>,
): Promise<Omit<z.input<typeof progressShape>, "as_of">> {
  const { status, stage_due_on: dueOn } = application;
  const office = await officeTime(parts.database(), parts.zone());
  const now = parts.clock.now();
  const paused = application.clock_paused || isClosed(status);
  const codes = new Map(version.stages.map(({ id, code }) => [id, code]));
  const history = (application.entries ?? []).map((entry) => historyEntry(entry, codes)).reverse();
  const standing = { stages, status, stageCode: stage.code };
  const tracks = stageTrack({ ...standing, history, dueOn, paused }, { office, now });
  const deadline = isClosed(status)
    ? ({ state: "none", dueOn: null, daysLeft: null } as const)
    : deadlineOf(office, { dueOn, paused, now });
  return {
    number: application.number,
    application_id: application.public_id,
    service: application.service_code,
    version: application.version,
    status,
    stage: stage.code,
    ...progressOf(standing),
    deadline: { state: deadline.state, due_on: deadline.dueOn, days_left: deadline.daysLeft },
    stages: tracks.map((track) => ({ ...stageState(track), ...wordsOf(stageByCode(stages, track.code)) })),
    submitted_at: application.submitted_at.toISOString(),
    updated_at: application.updated_at.toISOString(),
  };
}

function stageState({ code, state, expected, enteredAt, completion, overdue }: StageTrack) {
  return {
    code,
    state,
    expected_on: expected?.kind === "date" ? expected.on : null,
    entered_at: enteredAt?.toISOString() ?? null,
    completed_at: completion?.at.toISOString() ?? null,
    overdue,
  };
}

function wordsOf({ name, completedLabel, workingDays }: Subject<WithHistory>["stage"]) {
  return { name, completed_label: completedLabel, working_days: workingDays };
}

export const history = endpoint({
  method: "get",
  path: "/api/v1/applications/{number}/history",
  id: "readHistory",
  tag: "applications",
  summary: "办理记录 · History",
  need: applications.read,
  params: numberParams,
  statement: progressByNumber,
  values: numberValues,
  answers: { 200: { description: "办理记录，最新的在前。The history, newest first.", schema: historyShape } },
  troubles: [404],
  run: async ({ parts, row, principal }): Promise<Answer | Trouble> => {
    const subject = await subjectOf(parts, { row, principal, need: applications.read });
    if (!subject) return trouble("not-found");
    const { application, version } = subject;
    const codes = new Map(version.stages.map(({ id, code }) => [id, code]));
    const entries = (application.entries ?? []).map((entry) => told(historyEntry(entry, codes)));
    return { ok: true, status: 200, body: { number: application.number, version: application.version, entries } };
  },
});

function told(entry: HistoryEntry) {
  return {
    seq: entry.seq,
    event: entry.event,
    at: entry.at.toISOString(),
    from_stage: entry.fromStage,
    to_stage: entry.toStage,
    from_status: entry.fromStatus,
    to_status: entry.toStatus,
    remark: entry.remark,
    reasons: entry.detail.reasons ?? [],
    deficiencies: entry.detail.deficiencies ?? [],
    answer_by: entry.detail.answerBy ?? null,
  };
}

/** Who acted stays with the office. */
function historyEntry(entry: PackedEntry, codes: ReadonlyMap<string, string>): HistoryEntry {
  const { seq, event, remark, detail } = entry;
  return {
    seq,
    event,
    remark,
    detail,
    at: new Date(`${entry.at.slice(0, 10)}T${entry.at.slice(11, 23)}Z`),
    fromStatus: entry.from_status,
    toStatus: entry.status,
    fromStage: codes.get(entry.from) ?? null,
    toStage: codes.get(entry.to) ?? "",
    actorKind: "system",
    actorId: null,
    actor: null,
  };
}
