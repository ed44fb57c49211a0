import { type IsoDate, localDate } from "./dates.ts";
import { type OfficeTime, resumedDueOn, stageDueOn } from "./deadlines.ts";
import type { Deficiency, EventDetail } from "./history.ts";
import {
  type Event,
  earlierStages,
  events,
  finishingEvent,
  indexOfStage,
  isClosed,
  isLegal,
  lifecycle,
  type StageDefinition,
  type Status,
  stageByCode,
} from "./workflow.ts";
import { addWorkingDays } from "./working-days.ts";

/** Where an application stands; `stages` are those it is planned to go through. */
export type ApplicationState = {
  readonly status: Status;
  readonly stageCode: string;
  readonly version: number;
  readonly departmentId: string;
  readonly assigneeId: string | null;
  readonly stageEnteredAt: Date;
  readonly stageDueOn: IsoDate | null;
  readonly clockPausedAt: Date | null;
  readonly closedAt: Date | null;
};

export type Command =
  | { readonly verb: "take"; readonly by: { readonly id: string; readonly name: string } }
  | { readonly verb: "hand-over"; readonly to: { readonly id: string; readonly name: string } }
  | { readonly verb: "advance" }
  | { readonly verb: "reject"; readonly reasons: readonly string[] }
  | { readonly verb: "return"; readonly toStage: string }
  | { readonly verb: "request-correction"; readonly deficiencies: readonly Deficiency[]; readonly answerInDays: number }
  | { readonly verb: "answer-correction" }
  | { readonly verb: "withdraw" };

export type DecisionRefusal =
  | "not-allowed-now"
  | "already-closed"
  | "already-yours"
  | "unknown-stage"
  | "nothing-to-correct"
  | "reason-needed";

export type Decision =
  | {
      readonly ok: true;
      readonly event: Event;
      readonly next: ApplicationState;
      readonly detail: EventDetail;
    }
  | { readonly ok: false; readonly reason: DecisionRefusal; readonly allowed: readonly Event[] };

type Setting = { readonly stages: readonly StageDefinition[]; readonly office: OfficeTime; readonly now: Date };

/** The first state of an application filed at `now`: the submission stage is over, the next one begins. */
export function firstState({ stages, office, now }: Setting): ApplicationState {
  const stage = stages[1];
  if (!stage) throw new Error("a workflow needs a stage after submission");
  return { ...entered({ stage, office, now }), status: "in-progress", version: 1, closedAt: null };
}

/** What `command` does to an application in `state`, or why it cannot be done. Who may do it is asked elsewhere. */
export function decide(state: ApplicationState, command: Command, setting: Setting): Decision {
  const event = eventOf(state, command, setting.stages);
  const reason = refusalReason(state, command, event, setting.stages);
  if (reason) return { ok: false, reason, allowed: allowedEvents(state, setting.stages) };
  return { ok: true, event, next: nextState(state, command, event, setting), detail: detailOf(command, setting) };
}

/** Events that may happen next, whoever causes them. */
export function allowedEvents(
  state: Pick<ApplicationState, "status" | "stageCode">,
  stages: readonly StageDefinition[],
): Event[] {
  return events.filter((event) => isLegal(event, { stages, ...state }));
}

function eventOf(state: ApplicationState, command: Command, stages: readonly StageDefinition[]): Event {
  switch (command.verb) {
    case "take":
      return "taken";
    case "hand-over":
      return "handed-over";
    case "advance":
      return finishingEvent(stages, state.stageCode);
    case "reject":
      return "rejected";
    case "return":
      return "returned";
    case "request-correction":
      return "correction-requested";
    case "answer-correction":
      return "correction-answered";
    case "withdraw":
      return "withdrawn";
  }
}

function refusalReason(
  state: ApplicationState,
  command: Command,
  event: Event,
  stages: readonly StageDefinition[],
): DecisionRefusal | null {
  if (isClosed(state.status)) return "already-closed";
  if (!isLegal(event, { stages, status: state.status, stageCode: state.stageCode })) return "not-allowed-now";
  switch (command.verb) {
    case "take":
      return state.assigneeId === command.by.id ? "already-yours" : null;
    case "hand-over":
      return state.assigneeId === command.to.id ? "already-yours" : null;
    case "reject":
      return command.reasons.length === 0 ? "reason-needed" : null;
    case "return":
      return earlierStages(stages, state.stageCode).some(({ code }) => code === command.toStage)
        ? null
        : "unknown-stage";
    case "request-correction":
      return command.deficiencies.length === 0 ? "nothing-to-correct" : null;
    case "advance":
    case "answer-correction":
    case "withdraw":
      return null;
  }
}

function nextState(state: ApplicationState, command: Command, event: Event, setting: Setting): ApplicationState {
  const rule = lifecycle[event];
  const status = rule.to === "unchanged" ? state.status : rule.to;
  const base = { ...state, status, version: state.version + 1, closedAt: isClosed(status) ? setting.now : null };
  switch (command.verb) {
    case "take":
      return { ...base, assigneeId: command.by.id };
    case "hand-over":
      return { ...base, assigneeId: command.to.id };
    case "advance":
      return rule.move === "to-next" ? { ...base, ...afterAdvance(state, setting) } : base;
    case "return":
      return { ...base, ...entered({ ...setting, stage: stageByCode(setting.stages, command.toStage) }) };
    case "request-correction":
      return { ...base, clockPausedAt: setting.now };
    case "answer-correction":
      return { ...base, ...resumed(state, setting) };
    case "reject":
      return base;
    case "withdraw":
      return { ...base, clockPausedAt: null };
  }
}

function afterAdvance(state: ApplicationState, setting: Setting) {
  const stage = setting.stages[indexOfStage(setting.stages, state.stageCode) + 1];
  if (!stage) throw new Error("no stage follows the last one");
  // The person stays with the case inside one department; the decision needs a second one.
  const stays = stage.departmentId === state.departmentId && stage.kind !== "decision";
  return { ...entered({ ...setting, stage }), assigneeId: stays ? state.assigneeId : null };
}

function entered({ stage, office, now }: { stage: StageDefinition; office: OfficeTime; now: Date }) {
  return {
    stageCode: stage.code,
    departmentId: stage.departmentId,
    assigneeId: null,
    stageEnteredAt: now,
    stageDueOn: stageDueOn(office, { at: now, workingDays: stage.workingDays }),
    clockPausedAt: null,
  };
}

function resumed(state: ApplicationState, { office, now }: Setting) {
  if (state.clockPausedAt === null || state.stageDueOn === null) return { clockPausedAt: null };
  const dueOn = resumedDueOn(office, { dueOn: state.stageDueOn, pausedAt: state.clockPausedAt, resumedAt: now });
  return { clockPausedAt: null, stageDueOn: dueOn };
}

function detailOf(command: Command, { office, now }: Setting): EventDetail {
  switch (command.verb) {
    case "take":
      return { assignee: command.by };
    case "hand-over":
      return { assignee: command.to };
    case "reject":
      return { reasons: command.reasons };
    case "request-correction": {
      const answerBy = addWorkingDays(office.calendar, localDate(now, office.zone), command.answerInDays);
      return { deficiencies: command.deficiencies, answerBy };
    }
    case "advance":
    case "return":
    case "answer-correction":
    case "withdraw":
      return {};
  }
}
