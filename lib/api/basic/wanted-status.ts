import type { PackedEntry } from "../../db/partner-statements.ts";
import type { Stage } from "../../db/workflow-version.ts";
import type { Command } from "../../domain/decisions.ts";
import { type Event, finishingEvent, isLegal, type Status } from "../../domain/workflow.ts";
import { type DecisionVerb, decisionWords, normalised, otherStatuses } from "./words.ts";

/** Where the application stands. */
export type Standing = { readonly stages: readonly Stage[]; readonly status: Status; readonly stage: Stage };

export type Wanted =
  | { readonly kind: "command"; readonly command: Command; readonly remark: string | null }
  | { readonly kind: "notes-needed" }
  | { readonly kind: "not-allowed" }
  | { readonly kind: "unknown" };

/**
 * What a status word asks for. A stage's completion words, name or code mean that the stage is finished; the words of
 * `decisionWords` mean that decision. Only the current stage can be finished: stages are never skipped.
 */
export function wantedOf(word: string, notes: string | null, standing: Standing): Wanted {
  const { stages, stage } = standing;
  if (isNamed(stage, word)) {
    const command = { verb: "advance" } as const;
    return legal(finishingEvent(stages, stage.code), standing)
      ? { kind: "command", command, remark: notes }
      : { kind: "not-allowed" };
  }
  const verb = decisionOf(word);
  if (verb) return decision(verb, notes, standing);
  const known = stages.some((candidate) => isNamed(candidate, word)) || otherStatuses.some(sameAs(word));
  return known ? { kind: "not-allowed" } : { kind: "unknown" };
}

/** The words that would be taken now, in the words in which the history will show them. */
export function allowedWords(standing: Standing): string[] {
  const { stages, stage } = standing;
  const finishing = legal(finishingEvent(stages, stage.code), standing) ? [stage.completedLabel["zh-CN"]] : [];
  const verbs = Object.keys(decisionWords) as DecisionVerb[];
  return [
    ...finishing,
    ...verbs.filter((verb) => legal(eventOf[verb], standing)).map((verb) => decisionWords[verb][0]),
  ];
}

/** Every word that can be taken at some time by this workflow. */
export function knownWords(stages: readonly Stage[]): string[] {
  const finishing = stages.filter(({ kind }) => kind !== "submitted").map((stage) => stage.completedLabel["zh-CN"]);
  return [...finishing, ...Object.values(decisionWords).map(([first]) => first)];
}

/** The status that `command` leads to at this stage. */
export function resultOf(command: Command, stage: Stage): string {
  const verb = (Object.keys(decisionWords) as DecisionVerb[]).find((candidate) => candidate === command.verb);
  return verb ? decisionWords[verb][0] : stage.completedLabel["zh-CN"];
}

/** Whether `word` says what this entry did: then sending it again is a repeat. */
export function says(word: string, { event, from }: PackedEntry, stages: readonly Stage[]): boolean {
  const verb = decisionOf(word);
  if (verb) return eventOf[verb] === event;
  const finishes: readonly Event[] = ["stage-completed", "approved", "completed"];
  return finishes.includes(event) && stages.some((stage) => stage.id === from && isNamed(stage, word));
}

const eventOf: Record<DecisionVerb, Event> = {
  reject: "rejected",
  "request-correction": "correction-requested",
  "answer-correction": "correction-answered",
  withdraw: "withdrawn",
};

/** Working days in which a correction asked for by one word is to be answered. */
const answerInDays = 15;

function decision(verb: DecisionVerb, notes: string | null, standing: Standing): Wanted {
  if (!legal(eventOf[verb], standing)) return { kind: "not-allowed" };
  switch (verb) {
    case "reject":
      return notes === null
        ? { kind: "notes-needed" }
        : { kind: "command", command: { verb, reasons: [notes] }, remark: null };
    case "request-correction": {
      if (notes === null) return { kind: "notes-needed" };
      const deficiencies = [{ target: null, problem: notes, advice: notes }];
      return { kind: "command", command: { verb, deficiencies, answerInDays }, remark: null };
    }
    case "answer-correction":
    case "withdraw":
      return { kind: "command", command: { verb }, remark: notes };
  }
}

function legal(event: Event, { stages, status, stage }: Standing): boolean {
  return isLegal(event, { stages, status, stageCode: stage.code });
}

function decisionOf(word: string): DecisionVerb | undefined {
  const verbs = Object.keys(decisionWords) as DecisionVerb[];
  return verbs.find((verb) => decisionWords[verb].some(sameAs(word)));
}

function isNamed({ code, name, completedLabel }: Stage, word: string): boolean {
  return [code, ...Object.values(name), ...Object.values(completedLabel)].some(sameAs(word));
}

function sameAs(word: string): (text: string) => boolean {
  const wanted = normalised(word);
  return (text) => normalised(text) === wanted;
}
